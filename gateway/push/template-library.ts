import { GatewayError } from '../core/errors.ts';
import type { Channel } from '../core/model/common.ts';
import { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';
import type { TemplateStore, TemplateVersionRow } from '../core/stores.ts';
import { type CompiledMail, type CompiledSms, compileMail, compileSms } from './compiled.ts';

/** Versions never change, so each is compiled once. */
const VERSIONS_KEPT = 20;

/** The stored template versions, compiled. @throws GatewayError TEMPLATE_MISSING where a version is not there */
export class TemplateLibrary {
  readonly #store: TemplateStore;
  readonly #mails = new Map<number, CompiledMail>();
  readonly #sms = new Map<number, CompiledSms>();

  constructor(store: TemplateStore) {
    this.#store = store;
  }

  async latestVersion(channel: Channel): Promise<number> {
    return found(await this.#store.latest(channel), channel).version;
  }

  async mail(version: number): Promise<CompiledMail> {
    return this.#cached(this.#mails, 'email', version, (content) => compileMail(SmtpTemplateInput.parse(content)));
  }

  async sms(version: number): Promise<CompiledSms> {
    return this.#cached(this.#sms, 'sms', version, (content) => compileSms(SmsTemplateInput.parse(content)));
  }

  async #cached<T>(cache: Map<number, T>, channel: Channel, version: number, compile: (content: unknown) => T) {
    const known = cache.get(version);
    if (known) return known;
    const compiled = compile(found(await this.#store.get(channel, version), channel).content);
    if (cache.size >= VERSIONS_KEPT) cache.delete(cache.keys().next().value!);
    cache.set(version, compiled);
    return compiled;
  }
}

function found(row: TemplateVersionRow | null, channel: Channel): TemplateVersionRow {
  if (row) return row;
  throw new GatewayError('TEMPLATE_MISSING', `There is no message template for ${channel}.`, {
    disposition: 'permanent',
    status: 409,
    remedy: 'Save one under Customization, Message Templates.',
  });
}
