import type { ExternalLogger } from 'nodemailer/lib/shared';
import type { Clock } from '../../core/clock.ts';
import type { DialogueLine } from '../../core/model/message.ts';

const MAX_LINES = 200;
const MAX_TEXT = 500;

/** What was said during one attempt, with the time of each line. What it is given holds no secret and no body. */
export class Dialogue {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #lines: DialogueLine[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  sent(text: string): void {
    this.#add('>', text);
  }

  received(text: string): void {
    for (const line of text.split('\n')) this.#add('<', line);
  }

  remark(text: string): void {
    this.#add('-', text);
  }

  lines(): DialogueLine[] {
    return [...this.#lines];
  }

  #add(dir: DialogueLine['dir'], text: string): void {
    if (this.#lines.length >= MAX_LINES) return;
    const shown = text.replace(/\p{Cc}/gu, ' ').slice(0, MAX_TEXT);
    this.#lines.push({ ms: Math.max(0, this.#clock.now() - this.#startedAt), dir, text: shown });
  }
}

/**
 * nodemailer's transaction log as a dialogue. Everything between AUTH and its last reply is hidden; message content is
 * never logged by it unless `debug` is set, which we do not.
 */
export function transactionLogger(current: () => Dialogue | null): ExternalLogger {
  let authenticating = false;
  const client = (line: string) => {
    const mechanism = /^AUTH\s+\S+/i.exec(line)?.[0];
    authenticating ||= mechanism !== undefined;
    current()?.sent(authenticating ? `${mechanism ?? ''} (hidden)`.trim() : line);
  };
  const server = (reply: string) => {
    const challenge = authenticating && reply.startsWith('334');
    authenticating = challenge;
    current()?.received(challenge ? '334 (hidden)' : reply);
  };
  return {
    debug(entry: { tnx?: string }, text = '') {
      if (entry.tnx === 'client') client(text);
      else if (entry.tnx === 'server') server(text);
    },
    info(entry: { tnx?: string; outByteCount?: number }) {
      if (entry.tnx === 'message') current()?.remark(`The message: ${entry.outByteCount} octets with the final dot.`);
    },
    warn() {},
    error() {},
  };
}
