import type { Clock } from '../../core/clock.ts';
import { conflict, GatewayError, notFound } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import type { Log } from '../../core/log.ts';
import type { ModemInput, Modem as ModemModel, ProfileSummary } from '../../core/model/gateways.ts';
import type { DialogueLine } from '../../core/model/message.ts';
import type { Sealer } from '../../core/seal.ts';
import type { ModemService } from '../../core/services.ts';
import type { ModemRow, ModemStore } from '../../core/stores.ts';
import type { PortOpener } from '../port/port.ts';
import { Modem, type ModemSettings } from './modem.ts';
import type { ProfileLibrary } from './profile-load.ts';
import type { SimCare } from './sim-care.ts';
import type { PduReceiver } from './sim-inbox.ts';

export interface PoolDeps {
  store: ModemStore;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  log: Log;
  profiles: ProfileLibrary;
  openPort: PortOpener;
  receive: PduReceiver;
  care: SimCare;
  /** What the house knows of a modem and its SIM beyond the modem itself. */
  about: (modem: Modem) => Pick<ModemModel, 'sim' | 'clock'>;
  /** Hears of every change of a modem. */
  onModem?: (modem: Modem) => void;
}

/** Live listeners hear of one modem at most this often; a busy one changes state many times a second. */
const TELL_MS = 200;

/** All modems there are, as an administrator set them up, each living its own life. */
export class ModemPool implements ModemService {
  readonly #deps: PoolDeps;
  readonly #modems = new Map<string, Modem>();
  readonly #listeners = new Set<() => void>();
  readonly #toTell = new Map<string, () => void>();
  /** Removed, but still with a submit on its way. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(deps: PoolDeps) {
    this.#deps = deps;
  }

  /** Starts every modem in the background: one that is missing or broken stops nothing. */
  async start(): Promise<void> {
    for (const row of await this.#deps.store.list()) this.#launch(row);
  }

  /** Submits on their way get their answers first. */
  async stop(): Promise<void> {
    await Promise.all([...[...this.#modems.values()].map((modem) => modem.stop()), ...this.#leaving]);
    for (const cancel of this.#toTell.values()) cancel();
    this.#toTell.clear();
  }

  /** For the sender. */
  modems(): Modem[] {
    return [...this.#modems.values()];
  }

  /** Called when a modem can take a message again, or no longer. @returns the function that unsubscribes */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async list(): Promise<ModemModel[]> {
    const [rows, sent] = await Promise.all([this.#deps.store.list(), this.#sentToday()]);
    return rows.flatMap((row) => {
      const modem = this.#modems.get(row.id);
      return modem ? [this.#spoken(row, modem, sent)] : [];
    });
  }

  async get(id: string): Promise<ModemModel> {
    const [row, sent] = await Promise.all([this.#row(id), this.#sentToday()]);
    return this.#spoken(row, this.#modem(id), sent);
  }

  async create(input: ModemInput): Promise<ModemModel> {
    await this.#check(input, null);
    const now = this.#deps.clock.now();
    const id = newId(now);
    const { name, port, profile, enabled } = input;
    const row = {
      id,
      name,
      port,
      profile,
      enabled,
      pin: this.#seal(id, input.pin ?? null),
      createdAt: now,
      updatedAt: now,
    };
    await this.#deps.store.insert(row);
    this.#launch(row);
    return this.get(id);
  }

  async update(id: string, input: Partial<ModemInput>): Promise<ModemModel> {
    await this.#row(id);
    await this.#check(input, id);
    const { pin, ...rest } = input;
    const patch: Partial<ModemRow> = { ...rest, updatedAt: this.#deps.clock.now() };
    if (pin !== undefined) patch.pin = this.#seal(id, pin);
    await this.#deps.store.update(id, patch);
    this.#modems.get(id)?.configure(this.#settings(await this.#row(id)));
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('modem', id);
    const modem = this.#modem(id);
    this.#modems.delete(id);
    this.#changed(id);
    // Not awaited: a submit on its way may take minutes, and its answer still reaches the ledger.
    const leaving = modem.stop().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  async restart(id: string): Promise<ModemModel> {
    this.#modem(id).restart();
    return this.get(id);
  }

  async transcript(id: string): Promise<DialogueLine[]> {
    return this.#modem(id).trace.since();
  }

  profiles(): ProfileSummary[] {
    return this.#deps.profiles.summaries();
  }

  #launch(row: ModemRow): void {
    const { clock, log, profiles, openPort, receive, store, sealer, care, onModem = () => {} } = this.#deps;
    const hash = (sim: string, pin: string) => sealer.derive(`modem-pin:${sim}:${pin}`).toString('base64url');
    const onChange = (changed: Modem) => {
      onModem(changed);
      this.#changed(changed.id);
    };
    const deps = { clock, log, profiles, openPort, receive, store, hash, care, onChange };
    const modem = new Modem(deps, this.#settings(row));
    this.#modems.set(row.id, modem);
    modem.start();
  }

  #settings({ id, name, port, profile, pin, enabled }: ModemRow): ModemSettings {
    return { id, name, port, profile, enabled, pin: this.#open(id, pin) };
  }

  #changed(id: string): void {
    for (const listener of this.#listeners) listener();
    if (this.#toTell.has(id)) return;
    const tell = () => {
      this.#toTell.delete(id);
      this.#deps.events.emit('modem', { id, state: this.#modems.get(id)?.view().state ?? 'removed' });
    };
    this.#toTell.set(id, this.#deps.clock.after(TELL_MS, tell));
  }

  #spoken(row: ModemRow, modem: Modem, sent: ReadonlyMap<string, number>): ModemModel {
    const { id, name, port, profile, enabled, pin } = row;
    return {
      ...{ id, name, port, profile, enabled },
      hasPin: pin !== null,
      sentToday: sent.get(name) ?? 0,
      ...this.#deps.about(modem),
      ...modem.view(),
    };
  }

  #modem(id: string): Modem {
    const modem = this.#modems.get(id);
    if (!modem) throw notFound('modem', id);
    return modem;
  }

  async #row(id: string): Promise<ModemRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('modem', id);
    return row;
  }

  /** Since midnight by the clock of this box. */
  #sentToday(): Promise<Map<string, number>> {
    const midnight = new Date(this.#deps.clock.now()).setHours(0, 0, 0, 0);
    return this.#deps.store.sentSince(midnight);
  }

  /** Names stand in the ledger and one line serves one modem, so both are taken once only. */
  async #check({ name, port, profile }: Partial<ModemInput>, exceptId: string | null): Promise<void> {
    if (profile && !this.#deps.profiles.get(profile)) {
      throw new GatewayError('PROFILE_MISSING', `There is no firmware profile ${JSON.stringify(profile)}.`, {
        status: 422,
        disposition: 'permanent',
        fields: [{ path: 'profile', message: 'no such profile' }],
      });
    }
    for (const other of await this.#deps.store.list()) {
      if (other.id === exceptId) continue;
      if (name !== undefined && other.name === name) {
        throw conflict(
          'MODEM_NAME_TAKEN',
          `There is a modem named ${JSON.stringify(name)} already.`,
          'Choose another name.',
        );
      }
      if (port !== undefined && other.port === port) {
        throw conflict(
          'MODEM_PORT_TAKEN',
          `${port} belongs to modem ${JSON.stringify(other.name)}.`,
          'Choose another port.',
        );
      }
    }
  }

  #seal(id: string, pin: string | null): Buffer | null {
    return pin === null ? null : this.#deps.sealer.seal(pin, `modem-pin:${id}`);
  }

  /** A PIN that cannot be opened counts as none: the modem then says that it needs one, and the others start. */
  #open(id: string, pin: Buffer | null): string | null {
    if (pin === null) return null;
    try {
      return this.#deps.sealer.open(pin, `modem-pin:${id}`).toString();
    } catch (error) {
      this.#deps.log.error({ err: error, modem: id }, 'the stored PIN of a modem cannot be opened');
      return null;
    }
  }
}

