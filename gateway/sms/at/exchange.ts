import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Final, PendingCommand, Reply } from './reply.ts';

/** One command with all that is needed to see it through. */
export interface Request extends PendingCommand {
  /** From writing the command, or with a payload from Ctrl-Z, to the final result. */
  timeoutMs: number;
  /** After a line that `endsWith` fits: from there to the end, if no final result comes after all. */
  graceMs?: number;
  /** The second half of a command that asks `> `. */
  prompt?: {
    payload: string;
    /** From writing the command to the prompt. */
    timeoutMs: number;
    /** Must have happened before Ctrl-Z; runs while the modem makes up its prompt. */
    before: () => Promise<void>;
  };
}

export interface ExchangeDeps {
  clock: Clock;
  write: (text: string) => Promise<void>;
  expectPrompt: (expected: boolean) => void;
}

/** Ends a payload and sends it; only ever written there. */
export const CTRL_Z = '\x1a';

/**
 * One command on the wire, from its first byte to its final result.
 *
 *     command ─▶ [ prompt and `before`, in any order ─▶ payload Ctrl-Z ] ─▶ final
 *
 * It ends exactly once, whatever comes first: a final result, a timeout, or the loss of the port.
 */
export class Exchange {
  readonly request: Request;
  readonly #deps: ExchangeDeps;
  readonly #lines: string[] = [];
  #resolve: (reply: Reply) => void = () => {};
  #stopTimer: () => void = () => {};
  #claim: Promise<void> = Promise.resolve();
  #claimed = false;
  #prompted = false;
  #handedOver = false;
  #done = false;

  constructor(deps: ExchangeDeps, request: Request) {
    this.#deps = deps;
    this.request = request;
  }

  /** Writes the command; resolves with its reply and never rejects. */
  run(): Promise<Reply> {
    const { prompt, text, timeoutMs } = this.request;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#startTimer(prompt ? prompt.timeoutMs : timeoutMs);
      if (prompt) this.#deps.expectPrompt(true);
      this.#write(`${text}\r`);
      if (prompt) this.#startClaim(prompt.before);
    });
  }

  /** A line that answers the command. */
  info(line: string): void {
    this.#lines.push(line);
    if (!this.request.endsWith?.test(line)) return;
    // An OK that comes after all must not be taken for the answer to the next command.
    this.#startTimer(this.request.graceMs ?? 0, { kind: 'ok' });
  }

  /** The `> `. */
  prompt(): void {
    this.#prompted = true;
    this.#handOver();
  }

  /** Ends a command whose payload was not handed over; any other goes on. */
  withdraw(error: GatewayError): void {
    if (this.request.prompt && !this.#handedOver) this.end({ kind: 'withdrawn', error });
  }

  /** The final result, or the reason why none can come any more. */
  end(final: Final): void {
    if (this.#done) return;
    this.#done = true;
    this.#stopTimer();
    this.#deps.expectPrompt(false);
    const reply: Reply = { lines: this.#lines, final, handedOver: this.#handedOver };
    // The claim's own commit comes first, so that the caller's next word about the part is the later one.
    this.#claim.then(
      () => this.#resolve(reply),
      () => this.#resolve(reply),
    );
  }

  #startClaim(before: () => Promise<void>): void {
    this.#claim = before();
    this.#claim.then(
      () => {
        this.#claimed = true;
        this.#handOver();
      },
      (error) => this.end({ kind: 'withdrawn', error: asGatewayError(error, 'LEDGER') }),
    );
  }

  #handOver(): void {
    const { prompt, timeoutMs } = this.request;
    if (!prompt || this.#done || this.#handedOver || !this.#prompted || !this.#claimed) return;
    this.#handedOver = true;
    this.#startTimer(timeoutMs);
    this.#write(`${prompt.payload}${CTRL_Z}`);
  }

  #write(text: string): void {
    this.#deps.write(text).catch((error) => this.end({ kind: 'lost', error: asGatewayError(error, 'PORT_LOST') }));
  }

  #startTimer(ms: number, final?: Final): void {
    this.#stopTimer();
    this.#stopTimer = this.#deps.clock.after(ms, () => this.end(final ?? this.#timedOut()));
  }

  #timedOut(): Final {
    if (!this.request.prompt || this.#handedOver) return { kind: 'timeout' };
    if (!this.#prompted) return { kind: 'no-prompt' };
    return {
      kind: 'withdrawn',
      error: new GatewayError('LEDGER_SLOW', 'The store did not confirm in time that the message may go out.', {
        disposition: 'local',
        remedy: 'Check the disk or database of the gateway; the message is tried again by itself.',
      }),
    };
  }
}
