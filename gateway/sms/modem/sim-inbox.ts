import type { Clock } from '../../core/clock.ts';
import { asGatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { AtChannel } from '../at/channel.ts';
import { answerOf, fields, tryAsk } from './ask.ts';
import type { MessageService } from './message-service.ts';
import type { Profile } from './profile.ts';

/** Which modem and SIM something came from. */
export interface Origin {
  modem: string;
  /** ICCID, else IMSI. */
  sim: string | null;
}

/**
 * Takes one PDU off a modem: an SMS-DELIVER or SMS-STATUS-REPORT.
 * @param tpduLength as announced; null where the modem did not say
 * @returns true when it is safe elsewhere, false when nobody could read it. Rejects when it could not be stored now
 */
export type PduReceiver = (pdu: string, tpduLength: number | null, origin: Origin) => Promise<boolean>;

export interface SimInboxDeps {
  channel: AtChannel;
  profile: Profile;
  service: MessageService;
  origin: () => Origin;
  receive: PduReceiver;
  clock: Clock;
  log: Log;
}

interface Stored {
  memory: string;
  index: number;
  pdu: string;
  tpduLength: number | null;
}

const PAUSE_MS = 500;
/** When our side could not store something it is tried again so soon, and not at the next round of minutes (ms). */
const STORE_AGAIN_MS = 10_000;
const UNREAD = 0;
const READ = 1;

/**
 * What the modem and its SIM keep for us: read, stored on our side, and only then deleted. One thing at a time, since
 * all of it turns on which memory is selected.
 */
export class SimInbox {
  readonly #deps: SimInboxDeps;
  /** Messages nobody can read, or that the modem does not delete: told once, never handed over again. */
  readonly #settled = new Set<string>();
  #last: Promise<void> = Promise.resolve();
  #lastDirect: Promise<void> = Promise.resolve();
  #planned = false;
  #sweeping: Promise<void> | null = null;

  constructor(deps: SimInboxDeps) {
    this.#deps = deps;
  }

  /** +CMTI or +CDSI: the memory it names and the index. */
  announced(value: string): Promise<void> {
    const [memory = '', index = ''] = fields(value);
    if (memory === '' || !/^\d+$/.test(index)) return this.sweep();
    return this.#inTurn(async () => {
      await this.#pause();
      if (this.#deps.service.current !== memory) await this.#select(memory);
      const stored = await this.#read(memory, Number(index));
      if (stored) await this.#take(stored);
    });
  }

  /** Everything in every memory. Calls while one runs share it. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#inTurn(async () => {
      await this.#pause();
      await this.#announceAgain();
      for (const memory of this.#deps.service.memories) {
        const used = await this.#select(memory);
        if (used === 0) continue;
        for (const stored of await this.#list(memory, used)) await this.#take(stored);
      }
      const [main] = this.#deps.service.memories;
      if (main !== undefined) await this.#select(main);
    }).finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  /** +CMT or +CDS: the PDU itself, which the modem does not keep. It waits for our word only seconds, so for no sweep. */
  direct(pdu: string, value: string): Promise<void> {
    const { channel, service } = this.#deps;
    this.#lastDirect = this.#told(
      this.#lastDirect.then(async () => {
        if (pdu !== '') await this.#store(pdu, lengthOf(value));
        if (service.acknowledge) await tryAsk(channel, service.acknowledge, { priority: 'inbound' });
      }),
    );
    return this.#lastDirect;
  }

  /** One after the other; a failure is told and does not stop the next. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#told(this.#last.then(work));
    return this.#last;
  }

  #told(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      const { code, message } = asGatewayError(error);
      this.#deps.log.warn({ code, reason: message }, 'inbound messages could not be taken off the modem');
    });
  }

  /** @returns false when nobody could read it. Rejects when it could not be stored; then all is looked through again soon */
  async #store(pdu: string, tpduLength: number | null): Promise<boolean> {
    const { receive, origin } = this.#deps;
    try {
      return await receive(pdu, tpduLength, origin());
    } catch (error) {
      this.#sweepSoon();
      throw error;
    }
  }

  #sweepSoon(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#deps.clock.after(STORE_AGAIN_MS, () => {
      this.#planned = false;
      void this.sweep();
    });
  }

  /** @returns messages in that memory, null where the modem does not tell */
  async #select(memory: string): Promise<number | null> {
    const { channel, service } = this.#deps;
    const lines = await tryAsk(channel, `AT+CPMS="${memory}"`, { timeout: 'slow', priority: 'inbound' });
    service.current = lines === null ? null : memory;
    const used = fields(answerOf(lines, '+CPMS') ?? '').find((field) => /^\d+$/.test(field));
    return used === undefined ? null : Number(used);
  }

  async #list(memory: string, used: number | null): Promise<Stored[]> {
    const { channel, profile } = this.#deps;
    if (profile.quirks.includes('cmgl-hangs')) return this.#readAll(memory, used);
    const lines = await tryAsk(channel, 'AT+CMGL=4', { timeout: 'slow', priority: 'inbound' });
    if (lines === null) return this.#readAll(memory, used);
    const found: Stored[] = [];
    lines.forEach((line, i) => {
      const header = /^\+CMGL:\s*(.*)$/i.exec(line)?.[1];
      const pdu = lines[i + 1];
      if (header === undefined || pdu === undefined || !isHex(pdu)) return;
      const [index, status] = fields(header).map(Number);
      if (status !== UNREAD && status !== READ) return;
      found.push({ memory, index: index!, pdu, tpduLength: lengthOf(header) });
    });
    return found;
  }

  /** Index by index, for modems that do not list: until as many were found as the memory says it holds. */
  async #readAll(memory: string, used: number | null): Promise<Stored[]> {
    const { channel, profile } = this.#deps;
    const value = answerOf(await tryAsk(channel, 'AT+CPMS?', { timeout: 'slow', priority: 'inbound' }), '+CPMS');
    const [, count, total] = fields(value ?? '');
    const expected = used ?? Number(count || 0);
    const found: Stored[] = [];
    const base = profile.sms.indexBase;
    for (let index = base; index < base + Number(total || 0) && found.length < expected; index++) {
      const stored = await this.#read(memory, index);
      if (stored) found.push(stored);
    }
    return found;
  }

  async #read(memory: string, index: number): Promise<Stored | null> {
    const lines = await tryAsk(this.#deps.channel, `AT+CMGR=${index}`, { timeout: 'slow', priority: 'inbound' });
    const header = answerOf(lines, '+CMGR');
    const pdu = lines?.find(isHex);
    if (header === null || pdu === undefined) return null;
    return { memory, index, pdu, tpduLength: lengthOf(header) };
  }

  async #take(stored: Stored): Promise<void> {
    const { channel, log } = this.#deps;
    const key = `${stored.memory} ${stored.index} ${stored.pdu}`;
    if (!this.#settled.has(key)) {
      const safe = await this.#store(stored.pdu, stored.tpduLength);
      if (!safe) {
        // It stays where it is: a person may still read it in a phone.
        this.#settled.add(key);
        return;
      }
    }
    const deleted = await tryAsk(channel, `AT+CMGD=${stored.index}`, { timeout: 'slow', priority: 'inbound' });
    if (deleted !== null) return void this.#settled.delete(key);
    this.#settled.add(key);
    log.warn({ memory: stored.memory, index: stored.index }, 'the modem does not delete a message that is stored here');
  }

  /** A modem that missed a confirmation, or restarted parts of itself, no longer tells of anything. */
  async #announceAgain(): Promise<void> {
    const { channel, service } = this.#deps;
    if (service.cnmi !== null) await tryAsk(channel, `AT+CNMI=${service.cnmi}`, { priority: 'inbound' });
  }

  /** Some modems tell of a message before they can read it themselves. */
  async #pause(): Promise<void> {
    const { profile, clock } = this.#deps;
    if (!profile.quirks.includes('read-after-pause')) return;
    await new Promise<void>((resolve) => void clock.after(PAUSE_MS, resolve));
  }
}

function isHex(line: string): boolean {
  return line.length >= 4 && /^[0-9A-Fa-f]+$/.test(line);
}

/** The last field of +CMT, +CDS, +CMGR and +CMGL headers; some have stray commas before it. */
function lengthOf(header: string): number | null {
  const last = fields(header).at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) : null;
}
