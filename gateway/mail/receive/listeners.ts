import type { Clock } from '../../core/clock.ts';
import { asGatewayError, conflict, GatewayError, notFound } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import type { Log } from '../../core/log.ts';
import type { ListenerPatch, ListenerRow, ListenerService, MailInStores } from '../../core/mail-in.ts';
import { iso, type Problem } from '../../core/model/common.ts';
import type { Listener, ListenerInput } from '../../core/model/mail-in.ts';
import type { OwnAuthority } from './authority.ts';
import { certificateFiles, ownCertificate } from './certificates.ts';
import { Counters } from './counters.ts';
import type { Judges } from './doorkeeper.ts';
import type { Intake } from './intake.ts';
import { SmtpListener } from './listener.ts';
import { Records } from './records.ts';
import { fromSettings, idOf, type SettingsListener } from './settings-listener.ts';
import { warningsOf } from './warnings.ts';

export interface ListenersDeps {
  /** From the settings file. */
  settings: readonly SettingsListener[];
  store: MailInStores['listeners'];
  hostname: string;
  intake: Intake;
  judges: Judges;
  authority: OwnAuthority;
  events: EventBus;
  clock: Clock;
  log: Log;
}

/** One door: what it is to be, and what it is. */
interface Door {
  id: string;
  source: Listener['source'];
  input: ListenerInput;
  counters: Counters;
  listener: SmtpListener | null;
  state: Listener['state'];
  since: number;
  lastError: Problem | null;
  cancelRetry: () => void;
}

/** A port that was taken may be free again (ms). */
const RETRY_MS = 30_000;

/** All listeners: those of the settings, which must open, and those kept in the store, which come and go. */
export class Listeners implements ListenerService {
  readonly #deps: ListenersDeps;
  readonly #records: Records<ListenerRow>;
  readonly #doors = new Map<string, Door>();
  /** Doors that are closing: their last mails are finished. */
  readonly #closing = new Set<Promise<void>>();
  /** Of listeners that are gone: sums of counters never fall. */
  readonly #removed: Counters[] = [];
  /** Changes of one listener wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();
  #running = false;

  constructor(deps: ListenersDeps) {
    this.#deps = deps;
    this.#records = new Records({ store: deps.store, clock: deps.clock, what: 'listener' });
  }

  /** Opens them all. @throws GatewayError of a listener of the settings file that cannot be opened; all are closed then */
  async start(): Promise<void> {
    this.#running = true;
    for (const [index, one] of this.#deps.settings.entries()) {
      this.#add(idOf(one, index), 'settings', fromSettings(one, index));
    }
    await this.#records.load();
    for (const row of this.#records.all()) this.#add(row.id, 'api', inputOf(row));
    for (const door of this.#doors.values()) {
      const error = await this.#open(door);
      if (!error || door.source === 'api') continue;
      await this.stop();
      throw error;
    }
  }

  /** Takes no new client, and gives mails on their way a moment. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#turn;
    for (const door of this.#doors.values()) this.#close(door, 'closed');
    await Promise.all(this.#closing);
  }

  /** `host:port` of each that is open. */
  addresses(): string[] {
    return [...this.#doors.values()].flatMap((door) => placeOf(door) ?? []);
  }

  counters(): Counters[] {
    return [...this.#removed, ...[...this.#doors.values()].map(({ counters }) => counters)];
  }

  async list(): Promise<Listener[]> {
    return [...this.#doors.values()].map(shown);
  }

  async get(id: string): Promise<Listener> {
    return shown(this.#door(id));
  }

  create(input: ListenerInput): Promise<Listener> {
    return this.#inTurn(async () => {
      const row = await this.#records.insert(input);
      const door = this.#add(row.id, 'api', input);
      await this.#open(door);
      return shown(door);
    });
  }

  update(id: string, input: ListenerPatch): Promise<Listener> {
    return this.#inTurn(async () => {
      const door = this.#own(id);
      const limits = { ...door.input.limits, ...input.limits };
      const row = await this.#records.update(id, { ...input, limits });
      this.#close(door, 'closed');
      door.input = inputOf(row);
      await this.#open(door);
      return shown(door);
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const door = this.#own(id);
      await this.#records.remove(id);
      this.#close(door, 'closed');
      this.#doors.delete(id);
      this.#removed.push(door.counters);
    });
  }

  restart(id: string): Promise<Listener> {
    return this.#inTurn(async () => {
      const door = this.#door(id);
      this.#close(door, 'closed');
      await this.#open(door);
      return shown(door);
    });
  }

  #add(id: string, source: Door['source'], input: ListenerInput): Door {
    const now = this.#deps.clock.now();
    const door: Door = {
      ...{ id, source, input, counters: new Counters(now), listener: null, state: 'closed', since: now },
      ...{ lastError: null, cancelRetry: () => {} },
    };
    this.#doors.set(id, door);
    return door;
  }

  /** @returns what is wrong, which its state tells, too */
  async #open(door: Door): Promise<GatewayError | null> {
    const { hostname, intake, judges, authority, clock, log } = this.#deps;
    if (!door.input.enabled) {
      this.#became(door, 'disabled', null);
      return null;
    }
    const { tls, cert } = door.input;
    const source = cert === null ? ownCertificate(authority) : certificateFiles(cert, log);
    const listener = new SmtpListener({
      ...{ settings: door.input, hostname, intake, judges, counters: door.counters, clock, log },
      certificate: tls === 'none' ? null : source,
      onCertificate: (error) => this.#became(door, door.state, error),
    });
    try {
      await listener.start();
      door.listener = listener;
      this.#became(door, 'open', null);
      return null;
    } catch (cause) {
      const error = this.#takenByOurs(door) ?? asGatewayError(cause);
      const isNew = door.lastError?.message !== error.message;
      this.#became(door, 'failed', error);
      if (door.source === 'api') {
        // It is tried for as long as it takes; each reason is told once.
        if (isNew)
          log.error({ err: error, listener: door.input.name }, 'An SMTP listener cannot be opened; trying again.');
        door.cancelRetry = clock.after(RETRY_MS, () => void this.#inTurn(() => this.#openAgain(door)));
      }
      return error;
    }
  }

  /** Null where no other listener of ours is at this address. */
  #takenByOurs({ id, input: { host, port } }: Door): GatewayError | null {
    const isEvery = (one: string) => one === '0.0.0.0' || one === '::';
    const holder = [...this.#doors.values()].find(
      (other) =>
        other.id !== id &&
        other.listener !== null &&
        other.input.port === port &&
        (other.input.host === host || isEvery(other.input.host) || isEvery(host)),
    );
    if (!holder) return null;
    return new GatewayError(
      'LISTENER_FAILED',
      `SMTP on ${host}:${port} is taken by the listener "${holder.input.name}".`,
      {
        disposition: 'permanent',
        remedy: 'Give one of the two another port or address.',
      },
    );
  }

  async #openAgain(door: Door): Promise<void> {
    if (this.#running && door.state === 'failed' && this.#doors.get(door.id) === door) await this.#open(door);
  }

  /** Its address is free at once; mails on their way go on beside. */
  #close(door: Door, state: Listener['state']): void {
    door.cancelRetry();
    const { listener } = door;
    door.listener = null;
    this.#became(door, state, null);
    if (!listener) return;
    const closing = listener
      .stop()
      .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'An SMTP listener did not close as it should.'))
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  #became(door: Door, state: Listener['state'], error: GatewayError | null): void {
    const { clock, events } = this.#deps;
    const now = clock.now();
    if (state !== door.state) door.since = now;
    door.state = state;
    door.lastError = error && {
      ...{ code: error.code, message: error.message, at: iso(now) },
      ...(error.remedy && { remedy: error.remedy }),
    };
    events.emit('listener', { id: door.id, state });
  }

  #door(id: string): Door {
    const door = this.#doors.get(id);
    if (!door) throw notFound('listener', id);
    return door;
  }

  #own(id: string): Door {
    const door = this.#door(id);
    if (door.source === 'api') return door;
    throw conflict(
      'LISTENER_READ_ONLY',
      'This listener stands in the settings file.',
      'Change smtp.listeners there and restart the gateway, or add a listener here.',
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

function shown(door: Door): Listener {
  const { id, source, input, state, since, lastError, counters, listener } = door;
  return {
    ...input,
    ...{ id, source, state, address: placeOf(door), since: iso(since), lastError },
    certificate: listener?.certificate ?? null,
    warnings: warningsOf(input),
    counters: counters.shown(),
  };
}

function placeOf({ listener }: Door): string | null {
  const address = listener?.address;
  if (!address) return null;
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}

function inputOf({ id: _, createdAt: _c, updatedAt: _u, ...input }: ListenerRow): ListenerInput {
  return input;
}
