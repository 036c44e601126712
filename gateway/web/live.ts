import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { EventBus, GatewayEvents } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { Caller } from './caller.ts';
import { LiveStream } from './live-stream.ts';

/** Everything the bus can say; a name that is missing here fails the type check. */
const NAMES: Record<keyof GatewayEvents, true> = {
  message: true,
  push: true,
  bulk: true,
  modem: true,
  captured: true,
  inbox: true,
  forward: true,
  optOut: true,
  mailRoute: true,
  postmaster: true,
  listener: true,
  directory: true,
  token: true,
  membership: true,
  source: true,
};
/** Changes of one thing within this time are told once, as it stands then. */
const COALESCE_MS = 100;
const HEARTBEAT_MS = 25_000;
/** More different things than this in one go: fetching anew is cheaper. */
const MOST_PENDING = 1000;
const MOST_STREAMS = 200;
const MOST_STREAMS_OF_ONE = 20;

/** Tells browsers what changes (server-sent events): one subscription to the bus, written to all who listen. */
export class Live {
  readonly #bus: EventBus;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #streams = new Set<LiveStream>();
  readonly #pending = new Map<string, string>();
  readonly #unsubscribe: (() => void)[] = [];
  #overflow = false;
  #cancelFlush: (() => void) | null = null;
  #cancelHeartbeat: (() => void) | null = null;

  constructor(deps: { bus: EventBus; clock: Clock; log: Log }) {
    this.#bus = deps.bus;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  start(): void {
    for (const name of Object.keys(NAMES) as (keyof GatewayEvents)[]) {
      this.#unsubscribe.push(this.#bus.on(name, (event) => this.#add(name, event)));
    }
    this.#beatLater();
  }

  /** Ends all streams. */
  stop(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#cancelFlush?.();
    this.#cancelHeartbeat?.();
    for (const stream of this.#streams) stream.end();
  }

  /**
   * A stream of events for this caller, until they go away or lose the right to it.
   * @param socket of the request
   * @throws GatewayError 503 LIVE_FULL
   */
  open(caller: Caller, socket: Socket): Readable {
    const { id } = caller.actor;
    const own = [...this.#streams].filter((stream) => stream.caller.actor.id === id).length;
    if (this.#streams.size >= MOST_STREAMS || own >= MOST_STREAMS_OF_ONE) {
      throw new GatewayError('LIVE_FULL', 'Too many browser tabs listen for changes.', {
        status: 503,
        disposition: 'temporary',
        retryAfterMs: 30_000,
        remedy: 'Close tabs that are not needed.',
      });
    }
    const stream = new LiveStream(caller);
    this.#streams.add(stream);
    stream.body.once('close', () => this.#streams.delete(stream));
    socket.setNoDelay(true);
    return stream.body;
  }

  #add(name: keyof GatewayEvents, event: GatewayEvents[keyof GatewayEvents]): void {
    if (this.#streams.size === 0 || this.#overflow) return;
    if (this.#pending.size >= MOST_PENDING) {
      this.#overflow = true;
      this.#pending.clear();
    } else {
      this.#pending.set(`${name} ${event.id}`, `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    this.#cancelFlush ??= this.#clock.after(COALESCE_MS, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush = null;
    const text = [...this.#pending.values()].join('');
    this.#pending.clear();
    for (const stream of this.#streams) {
      // Whoever sees some domains only is told that something changed, not what.
      if (this.#overflow || stream.caller.domains !== null) stream.resync();
      else stream.write(text);
    }
    this.#overflow = false;
  }

  #beatLater(): void {
    this.#cancelHeartbeat = this.#clock.after(HEARTBEAT_MS, () => {
      this.#beatLater();
      for (const stream of this.#streams) {
        stream.beat().catch((err: unknown) => this.#log.warn({ err }, 'cannot check a listener'));
      }
    });
  }
}
