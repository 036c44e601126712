import type { Clock } from '../../core/clock.ts';
import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import { Dialogue } from './dialogue.ts';
import { type Lease, SessionPool } from './pool.ts';
import type { Session } from './session.ts';
import { transact, type Verdict } from './transaction.ts';

export interface RelayDeps {
  clock: Clock;
  /** `host:port`, for people. */
  label: string;
  open(dialogue: Dialogue): Promise<Session>;
  events: CarrierEvents;
}

/** RFC 5321, 4.5.3.1.8: every server takes a hundred recipients in one transaction. */
const RECIPIENTS_AT_ONCE = 100;

/** Mails over kept connections to one host (or to the mail exchangers of one domain). */
export class Relay implements Carrier {
  readonly #deps: RelayDeps;
  readonly #pool: SessionPool;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
    this.#pool = new SessionPool(deps);
  }

  readiness(): Readiness {
    return this.#pool.readiness();
  }

  get unused(): boolean {
    return this.#pool.unused;
  }

  async deliver(mail: Mail, signal: AbortSignal): Promise<Results> {
    const results: Results = new Map();
    for (let first = 0; first < mail.recipients.length; first += RECIPIENTS_AT_ONCE) {
      const recipients = mail.recipients.slice(first, first + RECIPIENTS_AT_ONCE);
      for (const [recipient, result] of await this.#deliverSome({ ...mail, recipients }, signal)) {
        results.set(recipient, result);
      }
    }
    return results;
  }

  close(): void {
    this.#pool.close();
  }

  async #deliverSome(mail: Mail, signal: AbortSignal): Promise<Results> {
    const dialogue = new Dialogue(this.#deps.clock);
    for (let fresh = false; ; fresh = true) {
      let lease: Lease;
      try {
        lease = await this.#pool.lease(dialogue, signal, fresh);
      } catch (thrown) {
        const error = asGatewayError(thrown, 'RELAY_LOST');
        return sameForAll(mail.recipients, { via: null, response: null, dialogue: dialogue.lines(), error });
      }
      const { verdicts, untouched } = await transact(lease.session, mail, dialogue);
      const again = untouched && lease.kept;
      this.#pool.giveBack(lease.session, again ? 'unknown' : findingOf(verdicts));
      if (again) {
        dialogue.remark('The kept connection was dead; once more over a new one.');
        continue;
      }
      const lines = dialogue.lines();
      return new Map(
        [...verdicts].map(([to, verdict]) => [to, { via: this.#deps.label, dialogue: lines, ...verdict }]),
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
