import type { Actor } from '../core/actor.ts';
import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { OptOutRow, OptOutService, OptOutStore } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import { iso, type ListQuery, type Page } from '../core/model/common.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { OptOut, OptOutInput, OptOutSettings } from '../core/model/inbound.ts';
import type { Acceptor } from '../core/ports.ts';
import type { AuditStore } from '../core/stores.ts';
import { DEFAULT_OPT_OUT, fold, wishOf } from './keywords.ts';

export interface OptOutsDeps {
  store: OptOutStore;
  audit: AuditStore;
  acceptor: Acceptor;
  events: EventBus;
  clock: Clock;
  log: Log;
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
}

/** A confirmation that comes later than this only confuses (ms). */
const REPLY_MS = 3_600_000;

/** Who wants no notices: the list, and the words by which people put themselves on it and off it. */
export class OptOuts implements OptOutService {
  readonly #deps: OptOutsDeps;

  constructor(deps: OptOutsDeps) {
    this.#deps = deps;
  }

  list(query: ListQuery): Promise<Page<OptOut>> {
    return this.#deps.store.list(query);
  }

  async get(id: string): Promise<OptOut> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('opt-out', id);
    return spoken(row);
  }

  async add({ number, note }: OptOutInput, actor: Actor): Promise<OptOut> {
    const row = this.#row(this.#deps.normalizeMobile(number), { source: 'admin', by: actor.name, note });
    if (!(await this.#deps.store.add(row))) {
      throw conflict('CONFLICT', `${row.number} is on the opt-out list already.`);
    }
    this.#deps.events.emit('optOut', { id: row.id });
    return spoken(row);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.remove(id))) throw notFound('opt-out', id);
    this.#deps.events.emit('optOut', { id });
  }

  async settings(): Promise<OptOutSettings> {
    return (await this.#deps.store.settings()) ?? DEFAULT_OPT_OUT;
  }

  /** @throws GatewayError 422 where a word says both */
  async putSettings(settings: OptOutSettings): Promise<OptOutSettings> {
    const stop = new Set(settings.stopWords.map(fold));
    const both = settings.startWords.findIndex((word) => stop.has(fold(word)));
    if (both >= 0) {
      const message = `${JSON.stringify(settings.startWords[both])} is a stop word too`;
      throw invalid('KEYWORD_TWICE', `${message}.`, [{ path: `startWords.${both}`, message }]);
    }
    await this.#deps.store.putSettings(settings);
    return settings;
  }

  /** Does what the text asks for, if it asks for anything; a second time it does nothing. */
  async hear(sms: InboxSms): Promise<void> {
    const settings = await this.settings();
    const said = sms.state === 'complete' && settings.enabled ? wishOf(sms.text, settings) : null;
    if (!said) return;
    const number = this.#numberOf(sms.from);
    if (number === null) return; // a name or a service number, which is never written to
    const { keyword, wish } = said;
    if (wish === 'stop') await this.#stop(number, keyword, sms, settings.stopReply);
    else await this.#start(number, keyword, settings.startReply);
  }

  async #stop(number: string, keyword: string, sms: InboxSms, reply: string | null): Promise<void> {
    const row = this.#row(number, { source: 'sms', by: number, keyword, inboxId: sms.id });
    if (!(await this.#deps.store.add(row))) return;
    await this.#tell('opt-out.add', row.id, number, `${number} opted out by texting ${keyword}`);
    await this.#reply(number, reply);
  }

  async #start(number: string, keyword: string, reply: string | null): Promise<void> {
    const listed = (await this.#deps.store.among([number])).get(number);
    if (!listed || !(await this.#deps.store.remove(listed.id))) return;
    await this.#tell('opt-out.remove', listed.id, number, `${number} opted in again by texting ${keyword}`);
    await this.#reply(number, reply);
  }

  async #tell(action: string, id: string, number: string, summary: string): Promise<void> {
    const { audit, events, clock } = this.#deps;
    events.emit('optOut', { id });
    const at = clock.now();
    const who = { actorKind: 'sms', actorId: null, actor: number, ip: null };
    await audit.add({ id: newId(at), at, ...who, action, target: `opt-out/${id}`, summary, detail: null });
  }

  /** A courtesy: where it cannot be sent the wish holds all the same. */
  async #reply(number: string, text: string | null): Promise<void> {
    if (text === null) return;
    const { acceptor, clock, log } = this.#deps;
    const draft = {
      ...({ channel: 'sms', kind: 'sms', class: 'notice' } as const),
      ...{ actor: SYSTEM, source: 'opt-out', recipients: [number], body: Buffer.from(text) },
      options: { flash: false, despiteOptOut: true },
      expiresAt: clock.now() + REPLY_MS,
    };
    await acceptor.accept([draft]).catch((error: unknown) => {
      log.warn({ err: error }, 'An opt-out could not be confirmed to its sender; it holds all the same.');
    });
  }

  #numberOf(from: string): string | null {
    try {
      return this.#deps.normalizeMobile(from);
    } catch {
      // What texts us is no landline, whatever the numbering plan says.
      return /^\+\d{7,15}$/.test(from) ? from : null;
    }
  }

  #row(number: string, more: Partial<OptOutRow> & Pick<OptOutRow, 'source' | 'by'>): OptOutRow {
    const now = this.#deps.clock.now();
    return { keyword: null, note: null, inboxId: null, id: newId(now), number, since: now, ...more };
  }
}

function spoken({ inboxId: _, since, ...row }: OptOutRow): OptOut {
  return { ...row, since: iso(since) };
}
