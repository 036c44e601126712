import { type Actor, SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import { formatMailbox, parseMailbox } from '../core/mailbox.ts';
import type { Mail } from '../core/mime.ts';
import { type Channel, iso } from '../core/model/common.ts';
import {
  type SmsPreview,
  type SmsTemplate,
  SmsTemplateInput,
  type SmtpPreview,
  type SmtpTemplate,
  SmtpTemplateInput,
  type TemplateVersion,
  type Wildcard,
} from '../core/model/push.ts';
import type { TemplateKind } from '../core/model/push-policy.ts';
import type { Acceptor, Draft } from '../core/ports.ts';
import type { TemplateService } from '../core/services.ts';
import type { StoredEmail } from '../core/stored-email.ts';
import type { TemplateStore, TemplateVersionRow } from '../core/stores.ts';
import { type CompiledMail, type CompiledSms, compileMail, compileSms } from './compiled.ts';
import { defaultMailTemplate, TOKEN_SMS } from './default-templates.ts';
import { DUMMY_RECIPIENT, dummyFacts, dummyKeyUri } from './dummy.ts';
import type { ExpiryText } from './expiry.ts';
import { MESSAGE_LIFETIMES } from './lifetimes.ts';
import { mailOf } from './mail-message.ts';
import type { OneTime } from './one-time.ts';
import { mailPreview, type SmsPlan, smsPreview } from './preview.ts';
import type { QrCodes } from './qr.ts';
import { mailWarnings, smsWarnings } from './template-warnings.ts';
import { valuesOf } from './values.ts';
import { WILDCARDS } from './wildcards.ts';

export interface TemplatesDeps {
  store: TemplateStore;
  oneTime: OneTime;
  qr: QrCodes;
  expiry: ExpiryText;
  acceptor: Acceptor;
  planSms(text: string): SmsPlan;
  /** Of the default sender's address and the Message-ID. */
  hostname: string;
  clock: Clock;
}

/** The push token message templates: versions, checks, previews and tests with a dummy token. */
export class Templates implements TemplateService {
  readonly #deps: TemplatesDeps;

  constructor(deps: TemplatesDeps) {
    this.#deps = deps;
  }

  /** Gives the gateway templates to start with, where there are none. */
  async start(): Promise<void> {
    const { store, hostname, clock } = this.#deps;
    if (!(await store.latest('email'))) {
      await store.add('email', defaultMailTemplate(hostname), SYSTEM.name, clock.now());
    }
    if (!(await store.latest('sms'))) await store.add('sms', TOKEN_SMS.en, SYSTEM.name, clock.now());
  }

  wildcards(): Wildcard[] {
    return WILDCARDS.map((wildcard) => ({ ...wildcard, channels: [...wildcard.channels] }));
  }

  async getSmtp(): Promise<SmtpTemplate> {
    return spokenSmtp(found(await this.#deps.store.latest('email'), 'email'));
  }

  async getSms(): Promise<SmsTemplate> {
    return spokenSms(found(await this.#deps.store.latest('sms'), 'sms'));
  }

  async putSmtp(input: SmtpTemplateInput, actor: Actor): Promise<SmtpTemplate> {
    compileMail(input);
    const content: SmtpTemplateInput = {
      sender: input.sender,
      subject: input.subject,
      text: input.text,
      html: input.html,
    };
    return spokenSmtp(await this.#deps.store.add('email', content, actor.name, this.#deps.clock.now()));
  }

  async putSms(input: SmsTemplateInput, actor: Actor): Promise<SmsTemplate> {
    compileSms(input);
    return spokenSms(await this.#deps.store.add('sms', { text: input.text }, actor.name, this.#deps.clock.now()));
  }

  async versions(channel: Channel): Promise<TemplateVersion[]> {
    const rows = await this.#deps.store.list(channel);
    return rows.map(({ version, at, by }) => ({ version, at: iso(at), by }));
  }

  version(channel: 'email', version: number): Promise<SmtpTemplate>;
  version(channel: 'sms', version: number): Promise<SmsTemplate>;
  async version(channel: Channel, version: number): Promise<SmtpTemplate | SmsTemplate> {
    const row = found(await this.#deps.store.get(channel, version), channel, version);
    return channel === 'email' ? spokenSmtp(row) : spokenSms(row);
  }

  async previewSmtp(input: SmtpTemplateInput, kind: TemplateKind = 'token'): Promise<SmtpPreview> {
    const compiled = compileMail(input);
    const mail = this.#dummyMail(compiled, DUMMY_RECIPIENT.email, newId(this.#deps.clock.now()));
    return mailPreview(mail, mailWarnings(input, compiled, this.#deps.oneTime, kind));
  }

  async previewSms(input: SmsTemplateInput, kind: TemplateKind = 'token'): Promise<SmsPreview> {
    const compiled = compileSms(input);
    const text = this.#dummySms(compiled);
    const plan = this.#deps.planSms(text);
    return smsPreview(text, plan, smsWarnings(compiled, plan, this.#deps.oneTime, kind));
  }

  async sendTest(
    channel: Channel,
    to: string,
    actor: Actor,
    draft?: SmtpTemplateInput | SmsTemplateInput,
    idempotencyKey?: string,
  ): Promise<string> {
    const { acceptor, clock } = this.#deps;
    const content = channel === 'email' ? await this.#testMail(to, draft) : await this.#testSms(to, draft);
    const [messageId] = await acceptor.accept([
      {
        ...content,
        class: 'otp',
        actor,
        source: 'template-test',
        expiresAt: clock.now() + MESSAGE_LIFETIMES.otp[channel],
        idempotencyKey,
      },
    ]);
    return messageId!;
  }

  async #testMail(to: string, draft: unknown): Promise<TestContent> {
    const address = parseMailbox(to)?.address;
    if (!address) throw wrongAddress('This is not an e-mail address.');
    const input = SmtpTemplateInput.parse(draft ?? (await this.getSmtp()));
    const mail = this.#dummyMail(compileMail(input), address, newId(this.#deps.clock.now()));
    const stored: StoredEmail = {
      from: formatMailbox(mail.from),
      to: address,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      images: mail.images.map(({ bytes, ...image }) => ({ ...image, base64: bytes.toString('base64') })),
    };
    return {
      channel: 'email',
      kind: 'email',
      recipients: [address],
      from: mail.from.address,
      subject: mail.subject,
      body: Buffer.from(JSON.stringify(stored)),
    };
  }

  async #testSms(to: string, draft: unknown): Promise<TestContent> {
    const number = to.replace(/[\s()./-]/g, '');
    if (!/^\+[1-9]\d{5,14}$/.test(number)) {
      throw wrongAddress('This is not a mobile number in international notation, +441632960123.');
    }
    const input = SmsTemplateInput.parse(draft ?? (await this.getSms()));
    const body = Buffer.from(this.#dummySms(compileSms(input)));
    return { channel: 'sms', kind: 'sms', recipients: [number], body };
  }

  #dummyMail(compiled: CompiledMail, to: string, id: string): Mail {
    const { clock, oneTime, qr, hostname, expiry } = this.#deps;
    const picture = compiled.words.has('QRCODE') ? qr.png(dummyKeyUri()) : null;
    const now = clock.now();
    return mailOf(compiled, dummyFacts(now, oneTime), picture, { id, hostname, to, date: now }, expiry);
  }

  #dummySms(compiled: CompiledSms): string {
    const { clock, oneTime, expiry } = this.#deps;
    const facts = dummyFacts(clock.now(), oneTime);
    return compiled.render(valuesOf(facts, 'sms', expiry, null, compiled.words.has('LINK')));
  }
}

type TestContent = Pick<Draft, 'channel' | 'kind' | 'recipients' | 'from' | 'subject' | 'body'>;

function spokenSmtp(row: TemplateVersionRow): SmtpTemplate {
  return { ...SmtpTemplateInput.parse(row.content), ...version(row) };
}

function spokenSms(row: TemplateVersionRow): SmsTemplate {
  return { ...SmsTemplateInput.parse(row.content), ...version(row) };
}

function version(row: TemplateVersionRow) {
  return { version: row.version, updatedAt: iso(row.at), updatedBy: row.by };
}

function found(row: TemplateVersionRow | null, channel: Channel, version?: number): TemplateVersionRow {
  if (!row) throw notFound('template', version === undefined ? channel : `${channel} version ${version}`);
  return row;
}

function wrongAddress(message: string) {
  return invalid('ADDRESS_INVALID', message, [{ path: 'to', message }]);
}
