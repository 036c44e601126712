import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { composeMail, mailContent } from '../core/mime.ts';
import type { TemplateKind } from '../core/model/push-policy.ts';
import type { Content, OutboxMessage, Renderer } from '../core/ports.ts';
import type { Owner, PushedToken, PushFlowStore, PushRow } from '../core/push-stores.ts';
import type { Sealer } from '../core/seal.ts';
import type { ExpiryText } from './expiry.ts';
import { accountOf, factsOf } from './facts.ts';
import { keyUri } from './key-uri.ts';
import { PushLoader } from './load.ts';
import { mailOf } from './mail-message.ts';
import type { OneTime } from './one-time.ts';
import type { QrCodes, QrPicture } from './qr.ts';
import type { Compiled, TemplateLibrary } from './template-library.ts';
import { valuesOf } from './values.ts';

export interface RenderDeps {
  flow: Pick<PushFlowStore, 'forRender'>;
  templates: TemplateLibrary;
  sealer: Sealer;
  oneTime: OneTime;
  qr: QrCodes;
  expiry: ExpiryText;
  clock: Clock;
  /** Right side of Message-ID and Content-ID. */
  hostname: string;
}

interface Rendering {
  message: OutboxMessage;
  push: PushRow;
  token: PushedToken;
  owner: Owner;
  compiled: Compiled;
  /** Where it goes. */
  to: string;
}

/**
 * Makes the content of a push at the last moment before it leaves: the message holds only the push id, and link, code
 * and QR code exist from here to the wire. What can no longer be of use (token or push revoked, link over) is refused
 * for good.
 */
export class PushRenderer implements Renderer {
  readonly #deps: RenderDeps;
  readonly #loader: PushLoader;

  constructor(deps: RenderDeps) {
    this.#deps = deps;
    this.#loader = new PushLoader(deps.flow);
  }

  async render(message: OutboxMessage): Promise<Content> {
    const rendering = await this.#load(message);
    const { push, compiled, token, owner, to } = rendering;
    const words = (compiled.mail ?? compiled.sms).words;
    if (words.has('LINK')) this.#requireLink(push);
    const { oneTime, expiry, hostname } = this.#deps;
    // In the message of the code it is the code itself that stands there.
    const shown = message.options.text === 'code' ? { ...push, codeChannel: null } : push;
    const facts = factsOf(shown, token, owner, oneTime);
    if (compiled.sms) {
      const values = valuesOf(facts, 'sms', expiry, null, words.has('LINK'));
      return { channel: 'sms', text: compiled.sms.render(values), flash: false };
    }
    const picture = words.has('QRCODE') ? this.#picture(token, owner) : null;
    const envelope = { id: message.id, hostname, to, date: message.createdAt };
    const mail = mailOf(compiled.mail, facts, picture, envelope, expiry);
    return mailContent(mail.from.address, composeMail(mail));
  }

  async #load(message: OutboxMessage): Promise<Rendering> {
    const found = message.ref === null ? null : await this.#loader.load(message.ref);
    if (!found) throw over('PUSH_GONE', 'The push of this message was deleted.');
    const { push, token, owner } = found;
    const { text } = message.options;
    const isNews = text === 'expiry' || text === 'notice';
    if (push.state === 'revoked' && !isNews) {
      throw over('PUSH_REVOKED', 'A newer push of the same token took the place of this one.');
    }
    if (!token) throw over('TOKEN_GONE', 'The token was deleted before the message left.');
    if (token.state === 'revoked') throw over('TOKEN_REVOKED', 'The token was revoked before the message left.');
    if (!owner) throw over('USER_GONE', 'The user was deleted before the message left.');
    if (owner.disabledAt !== null) {
      throw over(
        'USER_DISABLED',
        `The user ${owner.login} was disabled before the message left.`,
        'Enable the user first.',
      );
    }
    const ref = { id: push.templateId, version: push.templateVersion };
    const compile = (kind: TemplateKind, as = ref) =>
      this.#deps.templates.compiled(kind, message.channel, owner.language, as);
    if (text === 'code') {
      const compiled = await compile('code', { id: push.codeTemplateId, version: 0 });
      return { message, push, token, owner, compiled, to: push.codeTo ?? push.to };
    }
    if (isNews) {
      const choose = await this.#deps.templates.chooser();
      const compiled = await compile(text, await choose(text, message.channel, owner));
      return { message, push, token, owner, compiled, to: push.to };
    }
    return { message, push, token, owner, compiled: await compile(push.kind), to: push.to };
  }

  #picture(token: PushedToken, owner: Owner): QrPicture {
    const seed = this.#deps.sealer.open(token.seed, `token:${token.id}`);
    try {
      return this.#deps.qr.png(keyUri({ ...token, account: accountOf(token, owner) }, seed));
    } finally {
      seed.fill(0);
    }
  }

  #requireLink(push: PushRow): void {
    if (push.linkHash === null) return;
    if (push.linkExpiresAt !== null && push.linkExpiresAt <= this.#deps.clock.now()) {
      throw over('LINK_EXPIRED', 'The link in this message ended before the message left.');
    }
    if (!this.#deps.oneTime.linkHash(push.id).equals(push.linkHash)) {
      throw new GatewayError('MASTER_KEY', 'The link of this push was made under another master key.', {
        disposition: 'permanent',
        remedy: 'Start the gateway with the master key file that belongs to this database, or push the token again.',
      });
    }
  }
}

function over(code: string, message: string, remedy = 'Push the token again.'): GatewayError {
  return new GatewayError(code, message, { disposition: 'permanent', status: 409, remedy });
}
