import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import { Channel, iso } from '../core/model/common.ts';
import type { MessageTemplate, MessageTemplateInput, MessageTemplateKey } from '../core/model/message-templates.ts';
import { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';
import { TemplateKind } from '../core/model/push-policy.ts';
import type { MessageTemplateService } from '../core/push-services.ts';
import type { PushTemplateRow, PushTemplateStore } from '../core/push-stores.ts';
import type { DirectoryStore, TemplateStore } from '../core/stores.ts';
import { SHIPPED_LANGUAGES, shippedInstead, shippedMessage } from './default-messages.ts';
import { bestOf, compiledOf } from './template-library.ts';

export interface MessageTemplatesDeps {
  store: PushTemplateStore;
  versions: TemplateStore;
  directory: Pick<DirectoryStore, 'getDomain'>;
  clock: Clock;
}

/** Templates of domains and languages, and those for codes, reminders, the end and notices. */
export class MessageTemplates implements MessageTemplateService {
  readonly #deps: MessageTemplatesDeps;

  constructor(deps: MessageTemplatesDeps) {
    this.#deps = deps;
  }

  /** The written ones, and the shipped ones that are not replaced; the general first messages are elsewhere. */
  async list(): Promise<MessageTemplate[]> {
    const rows = await this.#deps.store.current();
    const sender = await this.#sender();
    const shipped: MessageTemplate[] = [];
    for (const kind of TemplateKind.options) {
      if (kind === 'token') continue;
      for (const channel of Channel.options) {
        for (const language of SHIPPED_LANGUAGES) {
          const is = (row: PushTemplateRow) =>
            row.kind === kind && row.channel === channel && row.domainId === '' && row.language === language;
          if (rows.some(is)) continue;
          shipped.push(shippedOf(kind, channel, language, sender));
        }
      }
    }
    return [...rows.map(spoken), ...shipped];
  }

  async applied({ kind, channel, domainId, language }: MessageTemplateKey): Promise<MessageTemplate> {
    const [rows, latest] = await Promise.all([this.#deps.store.current(), this.#deps.versions.latest(channel)]);
    const whom = { domainId: domainId ?? '', language: language ?? '' };
    const best = bestOf(rows, kind, channel, whom);
    if (best) return spoken(best);
    if (kind === 'token') {
      if (!latest) throw notFound('message template', channel);
      if (shippedInstead(latest, whom.language)) return shippedOf(kind, channel, 'de', await this.#sender());
      const content = latest.content as MessageTemplate['content'];
      const { version, at, by } = latest;
      const general = { kind, channel, domainId: null, language: null, content, shipped: false, version };
      return { ...general, updatedAt: iso(at), updatedBy: by };
    }
    const shippedIn = SHIPPED_LANGUAGES.find((each) => new RegExp(`^${each}\\b`, 'i').test(whom.language)) ?? 'en';
    return shippedOf(kind, channel, shippedIn, await this.#sender());
  }

  async put(input: MessageTemplateInput, actor: Actor): Promise<MessageTemplate> {
    const { kind, channel, domainId, language } = input;
    if (domainId !== null && !(await this.#deps.directory.getDomain(domainId))) throw notFound('domain', domainId);
    if (kind === 'token' && domainId === null && language === null) {
      throw invalid('TEMPLATE_GENERAL', 'The general template has a place of its own.', [
        { path: 'kind', message: 'PUT /api/v1/templates/push-token/smtp or …/sms' },
      ]);
    }
    const schema = channel === 'email' ? SmtpTemplateInput : SmsTemplateInput;
    const content = schema.safeParse(input.content);
    if (!content.success) {
      const fields = content.error.issues.map(({ path, message }) => ({
        path: ['content', ...path].join('.'),
        message,
      }));
      throw invalid('TEMPLATE_INVALID', `This is no template for ${channel}.`, fields);
    }
    compiledOf(channel, content.data);
    return spoken(await this.#add({ kind, channel, domainId, language }, content.data, actor));
  }

  async remove(key: MessageTemplateKey, actor: Actor): Promise<void> {
    const { kind, channel, domainId, language } = key;
    const rows = await this.#deps.store.current();
    const is = (row: PushTemplateRow) =>
      row.kind === kind &&
      row.channel === channel &&
      row.domainId === (domainId ?? '') &&
      row.language === (language ?? '');
    if (!rows.some(is)) throw notFound('message template', [kind, channel, domainId, language].join(' '));
    await this.#add(key, null, actor);
  }

  async #sender(): Promise<string> {
    const latest = await this.#deps.versions.latest('email');
    return latest ? SmtpTemplateInput.parse(latest.content).sender : '';
  }

  #add({ kind, channel, domainId, language }: MessageTemplateKey, content: unknown, actor: Actor) {
    const at = this.#deps.clock.now();
    return this.#deps.store.add({
      id: newId(at),
      ...{ kind, channel, domainId: domainId ?? '', language: language ?? '', content, at, by: actor.name },
    });
  }
}

function shippedOf(kind: TemplateKind, channel: Channel, language: string, sender: string): MessageTemplate {
  return {
    ...{ kind, channel, domainId: null, language, content: shippedMessage(kind, channel, language, sender) },
    ...{ shipped: true, version: 0, updatedAt: null, updatedBy: null },
  };
}

function spoken(row: PushTemplateRow): MessageTemplate {
  return {
    kind: row.kind,
    channel: row.channel,
    domainId: row.domainId || null,
    language: row.language || null,
    content: row.content as MessageTemplate['content'],
    shipped: false,
    version: row.version,
    updatedAt: iso(row.at),
    updatedBy: row.by,
  };
}
