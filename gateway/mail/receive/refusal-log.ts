import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { RefusalReason } from '../../core/model/mail-in.ts';

/** What was refused, for who reads the log. No telephone numbers. */
export interface Refused {
  client: string;
  reason: RefusalReason;
  /** What the client heard, or what became of its TLS. */
  reply?: string;
  /** MAIL FROM. */
  from?: string;
  /** RCPT TO. */
  to?: string;
}

/** The same client is refused for the same reason again: so long one line is enough (ms). */
const QUIET_MS = 10_000;
/** Beyond so many clients and reasons all are forgotten: then each has a line again. */
const MOST_KEPT = 1_000;

/** A line for each refusal; who hammers gets few lines, which say how many there were. */
export class RefusalLog {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #told = new Map<string, { at: number; more: number }>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  note(refused: Refused): void {
    const key = `${refused.client} ${refused.reason}`;
    const now = this.#clock.now();
    const before = this.#told.get(key);
    if (before && now - before.at < QUIET_MS) {
      before.more += 1;
      return;
    }
    if (this.#told.size >= MOST_KEPT) this.#told.clear();
    this.#told.set(key, { at: now, more: 0 });
    const more = before?.more ? { before: before.more } : {};
    this.#log.info({ ...refused, ...more }, 'Refused by SMTP.');
  }
}
