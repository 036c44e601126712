import { GatewayError } from '../core/errors.ts';
import type { Channel } from '../core/model/common.ts';
import { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';
import type { TemplateKind } from '../core/model/push-policy.ts';
import type { PushTemplateRow, PushTemplateStore } from '../core/push-stores.ts';
import type { TemplateStore, TemplateVersionRow } from '../core/stores.ts';
import { type CompiledMail, type CompiledSms, compileMail, compileSms } from './compiled.ts';
import { shippedInstead, shippedMessage } from './default-messages.ts';

/** Versions never change, so each is compiled once. */
const KEPT = 100;

/** A template that was chosen, as a push names it. */
export type TemplateRef = { id: string | null; version: number };
export type Compiled = { mail: CompiledMail; sms: null } | { mail: null; sms: CompiledSms };
/** For whom a message is. */
export interface Audience {
  domainId: string;
  /** BCP 47 */
  language: string;
}

/** The stored templates, compiled. @throws GatewayError TEMPLATE_MISSING where a version is not there */
export class TemplateLibrary {
  readonly #versions: TemplateStore;
  readonly #templates: PushTemplateStore;
  readonly #compiled = new Map<string, Compiled>();

  constructor(versions: TemplateStore, templates: PushTemplateStore) {
    this.#versions = versions;
    this.#templates = templates;
  }

  /** What is current, read once for any number of choices. */
  async chooser(): Promise<(kind: TemplateKind, channel: Channel, whom: Audience) => Promise<TemplateRef>> {
    const own = await this.#templates.current();
    const latest = new Map<Channel, Promise<TemplateVersionRow>>();
    return async (kind, channel, whom) => {
      const best = bestOf(own, kind, channel, whom);
      if (best) return { id: best.id, version: best.version };
      // Shipped messages say what they always said: they have no version.
      if (kind !== 'token') return { id: null, version: 0 };
      const known = latest.get(channel) ?? this.#latest(channel);
      latest.set(channel, known);
      const general = await known;
      return { id: null, version: shippedInstead(general, whom.language) ? 0 : general.version };
    };
  }

  async compiled(kind: TemplateKind, channel: Channel, language: string, ref: TemplateRef): Promise<Compiled> {
    const shipped = ref.id === null && ref.version === 0;
    const sender = shipped ? await this.#sender() : '';
    const key = shipped
      ? `${kind} ${channel} ${/^de\b/i.test(language)} ${sender}`
      : (ref.id ?? `${channel} ${ref.version}`);
    const known = this.#compiled.get(key);
    if (known) return known;
    const compiled = compiledOf(
      channel,
      shipped ? shippedMessage(kind, channel, language, sender) : await this.#content(channel, ref),
    );
    if (this.#compiled.size >= KEPT) this.#compiled.delete(this.#compiled.keys().next().value!);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  async #latest(channel: Channel): Promise<TemplateVersionRow> {
    return found(await this.#versions.latest(channel), channel);
  }

  async #content(channel: Channel, { id, version }: TemplateRef): Promise<unknown> {
    const row = id === null ? await this.#versions.get(channel, version) : await this.#templates.get(id);
    return found(row, channel).content;
  }

  async #sender(): Promise<string> {
    return SmtpTemplateInput.parse(found(await this.#versions.latest('email'), 'email').content).sender;
  }
}

/** Domain counts for more than language; `de-CH` goes by `de` where there is none of its own. */
export function bestOf(
  rows: readonly PushTemplateRow[],
  kind: TemplateKind,
  channel: Channel,
  { domainId, language }: Audience,
): PushTemplateRow | null {
  const wanted = language.toLowerCase();
  const primary = wanted.split(/[-_]/)[0];
  let best: PushTemplateRow | null = null;
  let bestScore = -1;
  for (const row of rows) {
    if (row.kind !== kind || row.channel !== channel) continue;
    if (row.domainId !== '' && row.domainId !== domainId) continue;
    const own = row.language.toLowerCase();
    if (own !== '' && own !== wanted && own !== primary) continue;
    const score = (row.domainId === '' ? 0 : 4) + (own === '' ? 0 : own === wanted ? 2 : 1);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best;
}

export function compiledOf(channel: Channel, content: unknown): Compiled {
  return channel === 'email'
    ? { mail: compileMail(SmtpTemplateInput.parse(content)), sms: null }
    : { mail: null, sms: compileSms(SmsTemplateInput.parse(content)) };
}

function found<T extends TemplateVersionRow | PushTemplateRow>(row: T | null, channel: Channel): T {
  if (row) return row;
  throw new GatewayError('TEMPLATE_MISSING', `There is no message template for ${channel}.`, {
    disposition: 'permanent',
    status: 409,
    remedy: 'Save one under Customization, Message Templates.',
  });
}
