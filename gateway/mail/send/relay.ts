import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MailMeter } from '../../core/mail-meter.ts';
import { iso, isoOrNull } from '../../core/model/common.ts';
import type { HostHealth } from '../../core/model/mail-routes.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import { Dialogue } from './dialogue.ts';
import { Pace } from './pace.ts';
import { type Lease, SessionPool } from './pool.ts';
import type { Session } from './session.ts';
import { transact, type Verdict } from './transaction.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** What one destination is given at most. */
export interface DestinationLimits {
  connections: number;
  /** Mails; null = no limit. */
  perMinute: number | null;
}

export interface RelayDeps {
  clock: Clock;
  /** `host:port`, for people. */
  label: string;
  open(dialogue: Dialogue): Promise<Session>;
  events: CarrierEvents;
  limits: DestinationLimits;
  waitingRoom: WaitingRoom;
  meter: MailMeter;
  log: Log;
}

/** RFC 5321, 4.5.3.1.8: every server takes a hundred recipients in one transaction. */
const RECIPIENTS_AT_ONCE = 100;
/** A shorter wait for the rate is waited here, a longer one in the outbox. */
const SHORT_WAIT_MS = 2_000;

/** Mails over kept connections to one host (or to the mail exchangers of one domain). */
export class Relay implements Carrier {
  readonly #deps: RelayDeps;
  readonly #pool: SessionPool;
  readonly #pace: Pace;
  #lastError: { error: GatewayError; at: number } | null = null;
  #isUsed = false;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
    const { clock, events, limits } = deps;
    this.#pace = new Pace(clock, limits.perMinute);
    this.#pool = new SessionPool({
      ...deps,
      connections: limits.connections,
      events: {
        changed: events.changed,
        health: (error) => {
          this.#isUsed = true;
          this.#lastError = error && { error, at: clock.now() };
          events.health(error);
        },
      },
    });
  }

  readiness(): Readiness {
    return this.#pool.readiness();
  }

  get unused(): boolean {
    return this.#pool.unused;
  }

  health(): HostHealth {
    const { closed, probing, restsUntil, ...counts } = this.#pool.state;
    const resting = probing ? 'probing' : 'resting';
    const last = this.#lastError;
    return {
      ...counts,
      state: closed ? (this.#isUsed ? 'ok' : 'unused') : resting,
      lastError: last && {
        code: last.error.code,
        message: last.error.message,
        ...(last.error.remedy === undefined ? {} : { remedy: last.error.remedy }),
        at: iso(last.at),
      },
      nextTryAt: isoOrNull(closed ? null : restsUntil),
    };
  }

  /** @param trail what was said at other hosts before */
  async deliver(mail: Mail, signal: AbortSignal, trail = new Dialogue(this.#deps.clock)): Promise<Results> {
    const late = await this.#tooFast(mail, trail);
    if (late) return sameForAll(mail.recipients, { via: null, response: null, dialogue: trail.lines(), error: late });
    const results: Results = new Map();
    for (let first = 0; first < mail.recipients.length; first += RECIPIENTS_AT_ONCE) {
      const recipients = mail.recipients.slice(first, first + RECIPIENTS_AT_ONCE);
      const dialogue = first === 0 ? trail : new Dialogue(this.#deps.clock);
      for (const [recipient, result] of await this.#deliverSome({ ...mail, recipients }, dialogue, signal)) {
        results.set(recipient, result);
      }
    }
    return results;
  }

  close(): void {
    this.#pool.close();
  }

  /** Null when it may go now. */
  async #tooFast(mail: Mail, dialogue: Dialogue): Promise<GatewayError | null> {
    const { clock, label, limits, waitingRoom } = this.#deps;
    if (limits.perMinute === null || this.#pool.readiness().takes === 'none') return null;
    const waitMs = this.#pace.admit(mail.messageId, mail.urgent);
    if (waitMs === 0) return null;
    const why = `${label} is sent no more than ${limits.perMinute} mails a minute.`;
    if (waitMs > SHORT_WAIT_MS) {
      return new GatewayError('DESTINATION_RATE', why, {
        disposition: 'local',
        retryAfterMs: waitMs,
        remedy: 'It waits for its turn. Allow the mail route more mails a minute if the relay takes them.',
      });
    }
    dialogue.remark(why);
    const pause = new Promise<void>((resolve) => clock.after(waitMs, resolve));
    try {
      await waitingRoom.during(mail, why, pause);
    } catch (error) {
      return asGatewayError(error);
    }
    return this.#tooFast(mail, dialogue);
  }

  async #deliverSome(mail: Mail, dialogue: Dialogue, signal: AbortSignal): Promise<Results> {
    for (let fresh = false; ; fresh = true) {
      let lease: Lease;
      try {
        lease = await this.#pool.lease(mail, dialogue, signal, fresh);
      } catch (thrown) {
        const error = asGatewayError(thrown, 'RELAY_LOST');
        return sameForAll(mail.recipients, { via: null, response: null, dialogue: dialogue.lines(), error });
      }
      const begun = this.#deps.clock.now();
      const { verdicts, untouched } = await transact(lease.session, mail, dialogue);
      this.#deps.meter.transaction(this.#deps.clock.now() - begun);
      const again = untouched && lease.kept;
      this.#pool.giveBack(lease.session, again ? 'unknown' : findingOf(verdicts));
      if (again) {
        dialogue.remark('The kept connection was dead; once more over a new one.');
        continue;
      }
      const lines = dialogue.lines();
      return new Map(
        [...verdicts].map(([to, { response, error }]) => [
          to,
          { via: this.#deps.label, dialogue: lines, response, error },
        ]),
      );
    }
  }
}

/** Codes that speak of the host as a whole, or of what it has against us: of no single mail. */
const HOST_FAULTS = ['SMTP_REFUSES_US', 'SMTP_LOGIN_WANTED', 'RELAY_LOST', 'MAIL_UNCERTAIN'];
const OWN_FAULTS = ['BODY_UNREADABLE', 'BODY_GONE'];

function findingOf(verdicts: Map<string, Verdict>): 'works' | 'unknown' | GatewayError {
  const errors = [...verdicts.values()].map(({ error }) => error);
  const hostFault = errors.find((error) => error !== null && HOST_FAULTS.includes(error.code));
  if (hostFault) return hostFault;
  return errors.every((error) => error !== null && OWN_FAULTS.includes(error.code)) ? 'unknown' : 'works';
}
