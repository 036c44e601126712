import type { Clock } from '../../core/clock.ts';
import { notFound } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import type { Log } from '../../core/log.ts';
import type { ModemInput, Modem as ModemModel, ProfileSummary } from '../../core/model/gateways.ts';
import type { DialogueLine } from '../../core/model/message.ts';
import type { ModemPorts, Probe, ProbeInput } from '../../core/model/modem-ports.ts';
import type { Sealer } from '../../core/seal.ts';
import type { ModemService } from '../../core/services.ts';
import type { ModemRow, ModemStore, ModemUsbMark } from '../../core/stores.ts';
import type { PortOpener } from '../port/port.ts';
import { SYSTEM_ROOTS, type SystemRoots } from '../port/roots.ts';
import { type PortChange, PortWatch } from '../port/watch.ts';
import { checkInput } from './check-input.ts';
import { Modem } from './modem.ts';
import type { ModemSettings } from './modem-settings.ts';
import { PortDesk } from './port-desk.ts';
import { listPorts } from './port-list.ts';
import { probeModem } from './probe.ts';
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
  /** Where the operating system tells of ports; default: where it does on this machine. */
  roots?: SystemRoots;
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
  /** Removed modems with a submit on its way, and writes to the store. */
  readonly #unfinished = new Set<Promise<void>>();

  readonly #ports: PortDesk;
  readonly #watch: PortWatch;

  constructor(deps: PoolDeps) {
    this.#deps = deps;
    const roots = deps.roots ?? SYSTEM_ROOTS;
    this.#ports = new PortDesk({ ...deps, roots });
    const onChange = (change: PortChange) => {
      this.#ports.changed(change);
      for (const modem of this.#modems.values()) modem.portsChanged(change);
    };
    this.#watch = new PortWatch({ ...deps, roots, onChange });
  }

  /** Starts every modem in the background: one that is missing or broken stops nothing. */
  async start(): Promise<void> {
    await this.#watch.start();
    for (const row of await this.#deps.store.list()) this.#launch(row);
  }

  /** Submits on their way get their answers first. */
  async stop(): Promise<void> {
    await this.#watch.stop();
    await Promise.all([...this.#modems.values()].map((modem) => modem.stop()));
    await Promise.all(this.#unfinished);
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
    await checkInput(this.#deps, input, null);
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
      ...{ imei: null, usb: null },
      createdAt: now,
      updatedAt: now,
    };
    await this.#deps.store.insert(row);
    this.#launch(row);
    return this.get(id);
  }

  async update(id: string, input: Partial<ModemInput>): Promise<ModemModel> {
    const before = await this.#row(id);
    await checkInput(this.#deps, input, id);
    const { pin, ...rest } = input;
    const patch: Partial<ModemRow> = { ...rest, updatedAt: this.#deps.clock.now() };
    if (pin !== undefined) patch.pin = this.#seal(id, pin);
    // Another port was chosen for it: whoever is there is meant.
    if (input.port !== undefined && input.port !== before.port) Object.assign(patch, { imei: null, usb: null });
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
    this.#finish(modem.stop());
  }

  async restart(id: string): Promise<ModemModel> {
    this.#modem(id).restart();
    return this.get(id);
  }

  async adopt(id: string): Promise<ModemModel> {
    await this.#row(id);
    const forgotten = { imei: null, usb: null };
    await this.#deps.store.update(id, { ...forgotten, updatedAt: this.#deps.clock.now() });
    this.#modem(id).remember(null, null);
    return this.restart(id);
  }

  async transcript(id: string): Promise<DialogueLine[]> {
    return this.#modem(id).trace.since();
  }

  ports(): Promise<ModemPorts> {
    const { roots = SYSTEM_ROOTS, profiles } = this.#deps;
    return listPorts({ roots, profiles, holderOf: (path) => this.#ports.holderOf(path) });
  }

  /** @throws GatewayError 409 PORT_IN_USE, 422 PROFILE_MISSING */
  async probe({ port, profile }: ProbeInput): Promise<Probe> {
    await checkInput(this.#deps, { profile }, null);
    const berth = await this.#ports.borrow(port);
    try {
      const probe = await probeModem(this.#deps, { port, profile, usb: berth.found?.usb ?? null });
      const imei = probe.identity?.imei ?? null;
      this.#ports.met(berth.path, imei);
      const rows = imei === null ? [] : await this.#deps.store.list();
      return { ...probe, knownAs: rows.find((row) => row.imei === imei)?.name ?? null };
    } finally {
      berth.release();
    }
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
    const onMet = (id: string, imei: string, usb: ModemUsbMark | null) => this.#finish(this.#met(id, imei, usb));
    const ownerOf = (imei: string, exceptId: string) =>
      this.modems().find((other) => other.id !== exceptId && other.misses(imei))?.name ?? null;
    const own = { onChange, onMet, ownerOf, ports: this.#ports };
    const deps = { clock, log, profiles, openPort, receive, store, hash, care, ...own };
    const modem = new Modem(deps, this.#settings(row));
    this.#modems.set(row.id, modem);
    modem.start();
  }

  #settings({ id, name, port, profile, pin, enabled, imei, usb }: ModemRow): ModemSettings {
    return { id, name, port, profile, enabled, imei, usb, pin: this.#open(id, pin) };
  }

  #finish(work: Promise<void>): void {
    const done = work.finally(() => this.#unfinished.delete(done));
    this.#unfinished.add(done);
  }

  /** Kept, so that it is recognised wherever it comes back. */
  async #met(id: string, imei: string, usb: ModemUsbMark | null): Promise<void> {
    this.#modems.get(id)?.remember(imei, usb);
    try {
      const row = await this.#deps.store.get(id);
      if (!row || (row.imei === imei && JSON.stringify(row.usb) === JSON.stringify(usb))) return;
      await this.#deps.store.update(id, { imei, usb });
    } catch (error) {
      this.#deps.log.error({ err: error, modem: id }, 'the identity of a modem could not be stored');
    }
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
