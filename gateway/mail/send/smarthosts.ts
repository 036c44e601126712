import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { HostHealth } from '../../core/model/mail-routes.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, RecipientResult, Results } from './carrier.ts';
import { Dialogue } from './dialogue.ts';
import type { Relay } from './relay.ts';

export interface SmarthostsDeps {
  clock: Clock;
  events: CarrierEvents;
  /** In order of preference, at least one. */
  hosts: { id: string; relay(events: CarrierEvents): Relay }[];
}

/** The host said no to us, or broke off before it had the mail: another may take it. */
const ELSEWHERE = ['RELAY_LOST', 'SMTP_REFUSES_US', 'SMTP_LOGIN_WANTED'];
/** No session, but for a reason that another host does not mend. */
const STAYS = ['DESTINATION_BUSY', 'DESTINATION_RATE', 'ROUTE_CHANGED', 'GATEWAY_STOPPING', 'WITHDRAWN'];

/**
 * Several smarthosts in order of preference: a mail goes to the first that works. A host that does not rests, and the
 * first mail after its rest finds out whether it works again; that mail goes on to the next host if it does not.
 */
export class SmarthostCarrier implements Carrier {
  readonly #clock: Clock;
  readonly #hosts: { id: string; relay: Relay }[];

  constructor({ clock, events, hosts }: SmarthostsDeps) {
    this.#clock = clock;
    this.#hosts = hosts.map(({ id, relay }) => ({
      id,
      relay: relay({
        changed: events.changed,
        // The route works while one of its hosts does; each host has its own health besides.
        health: (error) => {
          if (error === null || !this.#othersWork(id)) events.health(error);
        },
      }),
    }));
  }

  readiness(): Readiness {
    const all = this.#hosts.map(({ relay }) => relay.readiness());
    // A host that is full works: mails wait for it.
    const works = all.find(({ takes }) => takes === 'all' || takes === 'urgent');
    const best = works ?? all.find(({ takes }) => takes === 'one');
    return best ?? { takes: 'none', why: all.map(({ why }) => why).join(' ') };
  }

  hosts(): Map<string, HostHealth> {
    return new Map(this.#hosts.map(({ id, relay }) => [id, relay.health()]));
  }

  async deliver(mail: Mail, signal: AbortSignal): Promise<Results> {
    const dialogue = new Dialogue(this.#clock);
    const results: Results = new Map();
    let recipients = mail.recipients;
    for (const { relay } of this.#hosts) {
      const moved: string[] = [];
      for (const [recipient, result] of await relay.deliver({ ...mail, recipients }, signal, dialogue)) {
        results.set(recipient, soonest(results.get(recipient), result));
        if (isElsewhere(result)) moved.push(recipient);
      }
      recipients = moved;
      if (recipients.length === 0 || signal.aborted) break;
    }
    return results;
  }

  close(): void {
    for (const { relay } of this.#hosts) relay.close();
  }

  #othersWork(id: string): boolean {
    return this.#hosts.some((host) => host.id !== id && host.relay.health().state === 'ok');
  }
}

function isElsewhere({ via, error }: RecipientResult): boolean {
  if (error === null || STAYS.includes(error.code)) return false;
  return via === null || ELSEWHERE.includes(error.code);
}

/** When no host took it: what the last one tried said, and the earliest time at which one may be tried again. */
function soonest(before: RecipientResult | undefined, now: RecipientResult): RecipientResult {
  const earlier = before?.error;
  if (!earlier || !now.error) return now;
  const told = now.error.code === 'RELAY_RESTING' ? before : now;
  return { ...told, dialogue: now.dialogue, error: withRetry(told.error!, earlier, now.error) };
}

function withRetry(told: GatewayError, ...errors: GatewayError[]): GatewayError {
  const times = errors.flatMap(({ retryAfterMs }) => (retryAfterMs === undefined ? [] : [retryAfterMs]));
  if (times.length === 0) return told;
  const { code, message, disposition, remedy } = told;
  return new GatewayError(code, message, { disposition, remedy, retryAfterMs: Math.min(...times), cause: told });
}
