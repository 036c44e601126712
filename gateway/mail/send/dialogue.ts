import type { LogEntry, Logger } from 'nodemailer/lib/shared';
import type { Clock } from '../../core/clock.ts';
import type { DialogueLine } from '../../core/model/message.ts';

const MAX_LINES = 200;
const MAX_TEXT = 500;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; \p{Cc} means the same and is slower
const CONTROLS = /[\0-\x1f\x7f-\x9f]/g;

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
    const shown = text.replace(CONTROLS, ' ').slice(0, MAX_TEXT);
    this.#lines.push({ ms: Math.max(0, this.#clock.now() - this.#startedAt), dir, text: shown });
  }
}

const kindOf = (entry: LogEntry | string | undefined): unknown => (typeof entry === 'object' ? entry.tnx : undefined);

/**
 * nodemailer's transaction log as a dialogue. Everything between AUTH and its last reply is hidden; message content is
 * never logged by it unless `debug` is set, which we do not. Set in the place of what nodemailer makes of a logger: that
 * copies each entry.
 */
export function transactionLogger(current: () => Dialogue | null): Logger {
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
    debug(entry, text = '') {
      const what = kindOf(entry);
      if (what === 'client') client(text);
      else if (what === 'server') server(text);
    },
    info(entry) {
      if (kindOf(entry) !== 'message') return;
      const { outByteCount } = entry as LogEntry;
      current()?.remark(`The message: ${outByteCount} octets with the final dot.`);
    },
    trace() {},
    warn() {},
    error() {},
    fatal() {},
  };
}
