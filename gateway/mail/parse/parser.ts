import { Worker } from 'node:worker_threads';
import type { SimpleParserOptions } from 'mailparser';
import { GatewayError } from '../../core/errors.ts';
import { type ParsedMail, type ParseOrder, readMail } from './read.ts';
import type { ParseAnswer } from './thread.ts';

export type { ParsedMail, ParsedPart } from './read.ts';

/** The thread is compiled JavaScript; from source (tests, tsx) there is none, and mails are read on this one. */
const THREAD = import.meta.url.endsWith('.js') ? new URL('./thread.js', import.meta.url) : null;

export interface MailParserOptions {
  /** A mail may take so long. */
  timeoutMs?: number;
  /** So many may wait; one is read at a time. */
  waiting?: number;
  /** The thread ends when nothing was to read for so long. */
  idleMs?: number;
}

const DEFAULTS: Required<MailParserOptions> = { timeoutMs: 5_000, waiting: 200, idleMs: 60_000 };
/** MiB; a mail that needs more is not read. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

interface Job {
  order: ParseOrder;
  settle(answer: ParsedMail | GatewayError): void;
}

/**
 * Takes mails apart (MIME) on a thread of its own, one after the other, each within a time and a memory of its own: the
 * event loop never waits for a parser, whatever strangers write. The caller limits the size.
 */
export class MailParser {
  readonly #options: Required<MailParserOptions>;
  readonly #queue: Job[] = [];
  #worker: Worker | null = null;
  #current: Job | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MailParserOptions = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** @throws GatewayError MAIL_UNREADABLE (permanent): broken, too slow or too large to read; PARSER_BUSY (temporary) */
  parse(source: Uint8Array, options: SimpleParserOptions): Promise<ParsedMail> {
    if (!THREAD)
      return readMail({ source, options }).catch((error: Error) => Promise.reject(unreadable(error.message)));
    if (this.#queue.length >= this.#options.waiting) {
      return Promise.reject(new GatewayError('PARSER_BUSY', 'Too many mails wait to be read.', { status: 503 }));
    }
    return new Promise((resolve, reject) => {
      const settle = (answer: ParsedMail | GatewayError) =>
        answer instanceof GatewayError ? reject(answer) : resolve(answer);
      this.#queue.push({ order: { source, options }, settle });
      this.#next();
    });
  }

  /** What waits is refused. A later `parse` begins anew. */
  async close(): Promise<void> {
    const stopped = new GatewayError('GATEWAY_STOPPING', 'The gateway is stopping.');
    for (const { settle } of this.#queue.splice(0)) settle(stopped);
    await this.#end(stopped);
  }

  #next(): void {
    if (this.#current) return;
    clearTimeout(this.#timer);
    this.#current = this.#queue.shift() ?? null;
    if (!this.#current) {
      this.#timer = setTimeout(() => void this.#end(null), this.#options.idleMs).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(this.#current.order);
    const tooSlow = () => void this.#end(unreadable(`it takes more than ${this.#options.timeoutMs / 1_000} seconds`));
    this.#timer = setTimeout(tooSlow, this.#options.timeoutMs);
  }

  #start(): Worker {
    const worker = new Worker(THREAD!, { name: 'mail-parser', resourceLimits: MEMORY });
    worker.on('message', (answer: ParseAnswer) =>
      this.#settle('mail' in answer ? answer.mail : unreadable(answer.error)),
    );
    worker.on('error', (error) => {
      if (this.#worker === worker) void this.#end(unreadable(error.message));
    });
    return worker;
  }

  #settle(answer: ParsedMail | GatewayError): void {
    const job = this.#current;
    this.#current = null;
    this.#worker?.unref(); // a process that has nothing else to do may end
    job?.settle(answer);
    this.#next();
  }

  /** Ends the thread in whatever it does. @param why of the mail that it was reading */
  async #end(why: GatewayError | null): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#timer);
    if (why && this.#current) this.#settle(why);
    await worker?.terminate();
  }
}

function unreadable(why: string): GatewayError {
  return new GatewayError('MAIL_UNREADABLE', `The mail cannot be read: ${why}.`, {
    disposition: 'permanent',
    status: 422,
    remedy: 'Look at its source; it may be broken, or made to do harm.',
  });
}
