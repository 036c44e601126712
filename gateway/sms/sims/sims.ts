import type { Clock } from '../../core/clock.ts';
import { conflict, notFound } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MessageClass } from '../../core/model/message.ts';
import { type Sim, SimSettings } from '../../core/model/sims.ts';
import type { SimPatch, SimRow, SimService, SimStore } from '../../core/sims.ts';
import { dayEnd, usagePeriod } from '../../core/usage-period.ts';
import type { Modem } from '../modem/modem.ts';
import type { SimCare, SimWants } from '../modem/sim-care.ts';
import { readBalance } from './balance.ts';
import type { Clocks } from './clocks.ts';
import { describeSim, isLow } from './describe.ts';
import type { SimGate, Wish } from './gate.ts';
import { Pacing } from './pacing.ts';
import { Usage } from './usage.ts';

export interface SimsDeps {
  store: SimStore;
  clock: Clock;
  log: Log;
  clocks: Clocks;
  /** All modems there are; they are made after this. */
  modems: () => Modem[];
}

interface Known {
  row: SimRow;
  usage: Usage;
  pacing: Pacing;
}

/** Also the longest time until a clock that was set is noticed. */
const LOOK_MS = 3_600_000;

/** All SIMs that were ever seen: what they may do, what they have used, and where they are. */
export class Sims implements SimService, SimCare, SimGate {
  readonly #deps: SimsDeps;
  readonly #known = new Map<string, Known>();
  readonly #listeners = new Set<() => void>();
  #cancel: () => void = () => {};
  #day = '';

  constructor(deps: SimsDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    const { store, clock } = this.#deps;
    const { day, month } = usagePeriod(clock.now());
    this.#day = day;
    await store.forgetUsage(month);
    for (const row of await store.list()) await this.#remember(row);
    this.#lookLater();
  }

  stop(): void {
    this.#cancel();
  }

  // ---- for the modems ----

  async arrived(sim: string, found: { modem: string; operator: string | null; smsc: string | null }): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const seen = { lastModem: found.modem, operator: found.operator, smscCurrent: found.smsc, lastSeenAt: now };
    const known = this.#known.get(sim);
    if (!known) {
      const settings = SimSettings.parse({});
      const row = { iccid: sim, settings, ...seen, smscOriginal: found.smsc, balance: null, firstSeenAt: now };
      await store.insert(row);
      await this.#remember(row);
      return;
    }
    const patch = { ...seen, operator: found.operator ?? known.row.operator };
    await this.#change(known, {
      ...patch,
      ...(known.row.smscOriginal === null && { smscOriginal: found.smsc }),
    });
  }

  wants(sim: string | null): SimWants {
    const row = this.#of(sim)?.row;
    if (!row) return { roaming: 'allow', smsc: null };
    return { roaming: row.settings.roaming, smsc: row.settings.smsc ?? row.smscOriginal };
  }

  async serviceCentre(sim: string, smsc: string | null): Promise<void> {
    const known = this.#of(sim);
    if (known && known.row.smscCurrent !== smsc) await this.#change(known, { smscCurrent: smsc });
  }

  networkTime(modem: string, offsetMs: number): void {
    this.#deps.clocks.network(modem, offsetMs);
  }

  // ---- for the sender ----

  obstacle(sim: string | null, wish: Wish): string | null {
    const known = this.#of(sim);
    return known ? known.usage.obstacle(known.row.settings.quota, wish, this.#deps.clock.now()) : null;
  }

  exhausted(sim: string | null, messageClass: MessageClass): string | null {
    const known = this.#of(sim);
    const wish = { class: messageClass, to: null, parts: 1 };
    return known ? known.usage.obstacle(known.row.settings.quota, wish, this.#deps.clock.now()) : null;
  }

  readyAt(sim: string | null): number {
    const known = this.#of(sim);
    return known ? known.pacing.readyAt(known.row.settings.pace) : 0;
  }

  handedOver(sim: string | null, to: string): void {
    const known = this.#of(sim);
    const now = this.#deps.clock.now();
    known?.pacing.began(now);
    known?.usage.count(to, now, now, 1);
  }

  takenBack(sim: string | null, to: string, at: number): void {
    this.#of(sim)?.usage.count(to, at, this.#deps.clock.now(), -1);
  }

  renewsAt(): number {
    return dayEnd(this.#deps.clock.now());
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ---- for people ----

  async list(): Promise<Sim[]> {
    return [...this.#known.values()].map((known) => this.#describe(known));
  }

  async get(iccid: string): Promise<Sim> {
    return this.#describe(this.#must(iccid));
  }

  /** What is known of a SIM, without asking the store; null where nothing is. */
  peek(sim: string | null): Sim | null {
    const known = this.#of(sim);
    return known ? this.#describe(known) : null;
  }

  async update(iccid: string, patch: SimPatch): Promise<Sim> {
    const known = this.#must(iccid);
    const { settings } = known.row;
    const merged = SimSettings.parse({
      ...settings,
      ...patch,
      quota: { ...settings.quota, ...patch.quota },
      pace: { ...settings.pace, ...patch.pace },
    });
    await this.#change(known, { settings: merged });
    const modem = this.#modemOf(iccid);
    if (patch.smsc !== undefined) {
      await modem?.desk?.settleServiceCentre().catch((error: unknown) => this.#later(error));
    }
    modem?.refresh();
    this.#tell();
    return this.get(iccid);
  }

  async remove(iccid: string): Promise<void> {
    this.#must(iccid);
    const modem = this.#modemOf(iccid);
    if (modem) {
      throw conflict('SIM_IN_USE', `This SIM is in the modem ${modem.name}.`, 'Take it out first; then forget it.');
    }
    await this.#deps.store.delete(iccid);
    this.#known.delete(iccid);
  }

  async askBalance(iccid: string): Promise<Sim> {
    const known = this.#must(iccid);
    const { balanceQuery } = known.row.settings;
    if (!balanceQuery) {
      throw conflict('SIM_NO_CODE', 'No code is set for the credit of this SIM.', 'Enter one, such as *100#.');
    }
    const desk = this.#modemOf(iccid)?.desk;
    if (!desk) {
      throw conflict(
        'SIM_AWAY',
        'This SIM is in no modem that is ready.',
        'Put it into a modem, or look at the modem.',
      );
    }
    const balance = await readBalance(desk, balanceQuery, () => this.#deps.clock.now());
    await this.#change(known, { balance });
    if (isLow(balance.amount, known.row.settings)) {
      this.#deps.log.warn({ sim: `***${iccid.slice(-3)}`, amount: balance.amount }, 'the credit of a SIM is low');
    }
    this.#modemOf(iccid)?.refresh();
    return this.get(iccid);
  }

  /** Asks for every credit whose time has come, one after the other; one that fails stops no other. */
  async askDueBalances(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const { row } of [...this.#known.values()]) {
      const { everyHours = null } = row.settings.balanceQuery ?? {};
      const isDue = everyHours !== null && now - (row.balance?.at ?? 0) >= everyHours * 3_600_000;
      if (!isDue || !this.#modemOf(row.iccid)?.desk) continue;
      await this.askBalance(row.iccid).catch((error: unknown) => {
        this.#deps.log.warn(
          { err: error, sim: `***${row.iccid.slice(-3)}` },
          'the credit of a SIM cannot be asked for',
        );
      });
    }
  }

  #describe({ row, usage }: Known): Sim {
    const modem = this.#modemOf(row.iccid);
    const place = modem ? { id: modem.id, name: modem.name, stateText: modem.view().stateText } : null;
    return describeSim(row, usage, place, this.#deps.clock.now());
  }

  async #remember(row: SimRow): Promise<void> {
    const { store, clock } = this.#deps;
    const period = usagePeriod(clock.now());
    const [counts, recipients] = await Promise.all([
      store.usage(row.iccid, period),
      store.recipients(row.iccid, period.month),
    ]);
    if (this.#known.has(row.iccid)) return;
    this.#known.set(row.iccid, { row, usage: new Usage(period, counts, recipients), pacing: new Pacing() });
  }

  async #change(known: Known, patch: Partial<Omit<SimRow, 'iccid' | 'firstSeenAt'>>): Promise<void> {
    await this.#deps.store.update(known.row.iccid, patch);
    known.row = { ...known.row, ...patch };
  }

  #of(sim: string | null): Known | undefined {
    return sim === null ? undefined : this.#known.get(sim);
  }

  #must(iccid: string): Known {
    const known = this.#known.get(iccid);
    if (!known) throw notFound('SIM', iccid);
    return known;
  }

  #modemOf(iccid: string): Modem | undefined {
    return this.#deps.modems().find((modem) => modem.sim === iccid);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** With a new day limits begin anew, and messages that waited for it may go. */
  #lookLater(): void {
    const { clock } = this.#deps;
    const now = clock.now();
    this.#cancel = clock.after(Math.min(dayEnd(now) - now, LOOK_MS), () => {
      const { day } = usagePeriod(clock.now());
      if (day !== this.#day) this.#tell();
      this.#day = day;
      this.#lookLater();
    });
  }

  /** The link is lost; the next one begins with the number that is wanted now. */
  #later(error: unknown): void {
    this.#deps.log.debug({ err: error }, 'the service centre number is written when the modem is back');
  }
}
