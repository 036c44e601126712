import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { LinkPageService, Logo } from '../core/push-services.ts';
import type { LinkReveal, LinkService, LinkView } from '../core/services.ts';
import type { Audit } from './audit.ts';
import { readForm } from './body.ts';
import type { Client } from './client-address.ts';
import { linkPagePolicy } from './headers.ts';
import { type Html, html } from './html.ts';
import { note, page, revealed, revealForm, verifyForm } from './link-html.ts';
import { LINK_TEXTS, type LinkLanguage, type LinkTexts } from './link-texts.ts';
import { RecentReveals } from './recent-reveals.ts';

const MOST_FORM_BYTES = 4096;

/** A link that leads no further; `broken` is our own fault. */
type DeadEnd = 'verified' | 'expired' | 'used' | 'locked' | 'unknown' | 'broken';
const STATUS: Record<DeadEnd, number> = {
  verified: 200,
  expired: 410,
  used: 410,
  locked: 403,
  unknown: 404,
  broken: 500,
};
interface OwnLook {
  help: string | null;
  logo: Logo | null;
}
interface Shown {
  status: number;
  title: string;
  content: Html;
}

/**
 * The end user's page behind a one-time link. Looking (GET, HEAD) changes nothing, because mail scanners look too;
 * only a click, with the code where one is needed, shows the secret.
 */
export class LinkPage {
  readonly #links: LinkService;
  readonly #pages: Pick<LinkPageService, 'shown'>;
  readonly #audit: Audit;
  readonly #log: Log;
  readonly #recent: RecentReveals;

  constructor(deps: {
    links: LinkService;
    pages: Pick<LinkPageService, 'shown'>;
    audit: Audit;
    clock: Clock;
    log: Log;
  }) {
    this.#links = deps.links;
    this.#pages = deps.pages;
    this.#audit = deps.audit;
    this.#log = deps.log;
    this.#recent = new RecentReveals(deps.clock);
  }

  async serve(koa: Context, secret: string): Promise<void> {
    let language = browserLanguage(koa);
    let shown: Shown;
    let own: OwnLook = { help: null, logo: null };
    try {
      const view = await this.#links.view(secret);
      language = pageLanguage(view, language);
      const { texts, logo } = await this.#pages.shown(view.domainId, language);
      const t: LinkTexts = withOwn(LINK_TEXTS[language], texts);
      own = { help: texts.help ?? null, logo };
      if (koa.method === 'GET' && !koa.get('Sec-Purpose')) await this.#links.seen(secret, whoLooks(koa));
      shown = koa.method === 'POST' ? await this.#act(koa, secret, view, t) : look(view, t);
    } catch (error) {
      shown = this.#failure(error, koa, LINK_TEXTS[language]);
    }
    const nonce = randomBytes(16).toString('base64');
    koa.set('Content-Security-Policy', linkPagePolicy(nonce));
    koa.set('Content-Language', language);
    koa.status = shown.status;
    koa.type = 'text/html; charset=utf-8';
    koa.body = page({ language, nonce, title: shown.title, ...own }, shown.content);
  }

  async #act(koa: Context, secret: string, view: LinkView, t: LinkTexts): Promise<Shown> {
    const form = await readForm(koa.req, MOST_FORM_BYTES);
    const { ip } = koa.state.client as Client;
    try {
      if (form.get('step') !== 'verify') return await this.#reveal(secret, form.get('code'), ip, view, t);
      return view.state === 'revealed' ? await this.#verify(secret, form.get('otp'), ip, t) : look(view, t);
    } catch (error) {
      // Used, expired, locked …: the link itself says best what it is now.
      if (error instanceof GatewayError && error.code.startsWith('LINK_'))
        return look(await this.#links.view(secret), t);
      throw error;
    }
  }

  async #reveal(secret: string, typed: string | null, ip: string, view: LinkView, t: LinkTexts): Promise<Shown> {
    const code = typed?.trim() || null;
    if (view.state === 'ready' && view.needsCode && code === null) return ask(view, t, t.codeMissing);
    try {
      const reveal = await this.#recent.get([secret, code, ip], () => this.#show(secret, code, ip));
      return { status: 200, title: t.titleFor.replace('{issuer}', reveal.issuer), content: revealed(t, reveal) };
    } catch (error) {
      const why = error instanceof GatewayError ? error.code : null;
      if (why === 'LINK_CODE_WRONG') return ask(view, t, t.codeWrong);
      if (why === 'LINK_CODE_ENDED') return ask(view, t, t.codeEnded);
      throw error;
    }
  }

  /** Written down before it is shown. */
  async #show(secret: string, code: string | null, ip: string): Promise<LinkReveal> {
    const reveal = await this.#links.reveal(secret, code, ip);
    const name = `${reveal.issuer}: ${reveal.account}`;
    await this.#audit.record(
      { kind: 'link', id: null, name, ip },
      { action: 'link.reveal', target: null, summary: 'Opened the one-time link and saw the QR code' },
    );
    return reveal;
  }

  async #verify(secret: string, typed: string | null, ip: string, t: LinkTexts): Promise<Shown> {
    const otp = typed?.replaceAll(/\s/g, '') ?? '';
    if (otp === '') return askOtp(t, t.otpMissing);
    try {
      await this.#links.verify(secret, otp, ip);
      return deadEnd('verified', t);
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'OTP_WRONG') return askOtp(t, t.otpWrong);
      throw error;
    }
  }

  #failure(error: unknown, koa: Context, t: LinkTexts): Shown {
    // A form that cannot be read (413, 415) is for the error middleware: no browser makes one.
    if (error instanceof GatewayError && (error.status ?? 500) < 500) throw error;
    this.#log.error({ err: error, requestId: koa.state.requestId }, 'the link page failed');
    return deadEnd('broken', t);
  }
}

/** A browser's or scanner's own name and address, as evidence. */
function whoLooks(koa: Context): string {
  const agent = koa
    .get('User-Agent')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 200);
  return `from ${(koa.state.client as Client).ip}${agent && `, ${agent}`}`;
}

/** What admins wrote, in place of ours; a title of theirs is shown whoever the issuer is. */
function withOwn(ours: LinkTexts, own: Record<string, string>): LinkTexts {
  const known = Object.fromEntries(Object.entries(own).filter(([name]) => name in ours));
  return { ...ours, ...known, ...(own.title && { titleFor: own.title }) };
}

function look(view: LinkView, t: LinkTexts): Shown {
  if (view.state === 'ready') return ask(view, t, null);
  return view.state === 'revealed' ? askOtp(t, null) : deadEnd(view.state, t);
}

function ask(view: LinkView, t: LinkTexts, error: string | null): Shown {
  const title = view.issuer === null ? t.title : t.titleFor.replace('{issuer}', view.issuer);
  const form = revealForm(t, { code: view.needsCode, isDigits: view.codeIsDigits, error });
  return { status: error === null ? 200 : 422, title, content: html`${note(t.ready)}${form}` };
}

function askOtp(t: LinkTexts, error: string | null): Shown {
  const content = html`${note(t.revealed)}${verifyForm(t, error)}${note(t.notInApp)}`;
  return { status: error === null ? 200 : 422, title: t.revealedTitle, content };
}

function deadEnd(end: DeadEnd, t: LinkTexts): Shown {
  return { status: STATUS[end], title: t[`${end}Title`], content: note(t[end]) };
}

/** The user's own language where the link tells it, else the browser's. */
function pageLanguage(view: LinkView, browser: LinkLanguage): LinkLanguage {
  const own = view.language.toLowerCase().split('-')[0] ?? '';
  return view.state !== 'unknown' && own in LINK_TEXTS ? (own as LinkLanguage) : browser;
}

function browserLanguage(koa: Context): LinkLanguage {
  const best = koa.acceptsLanguages(...Object.keys(LINK_TEXTS));
  return best === false ? 'en' : (best as LinkLanguage);
}
