import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Port } from '../port/port.ts';
import type { Trace } from '../port/trace.ts';
import { CTRL_Z, Exchange, type Request } from './exchange.ts';
import { UssdJoiner } from './joiner.ts';
import { CommandQueue, type Priority } from './queue.ts';
import { classifyLine, type Grammar, PLAIN_GRAMMAR, type Reply } from './reply.ts';
import { LineSplitter, type Token } from './splitter.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';

/** An unsolicited line; `body` is the PDU line that belongs to +CMT, +CDS, +CBM. */
export interface Urc {
  line: string;
  body: string | null;
}

export interface CommandOptions {
  timeout?: 'command' | 'slow';
  /** Default: housekeeping. */
  priority?: Priority;
  answers?: Request['answers'];
  endsWith?: RegExp;
}

export interface ChannelDeps {
  port: Port;
  clock: Clock;
  trace: Trace;
  onUrc: (urc: Urc) => void;
  /** False while the channel recovers from a lost answer, true when it found its place again. */
  onSync: (inSync: boolean) => void;
  /** It echoes again although ATE0 had silenced it: it has restarted and forgotten all it was told. */
  onRestart: () => void;
  /** Called once: the port went away, or not even AT is answered. */
  onDead: (reason: GatewayError) => void;
}

const ESC = '\x1b';
const WAKE_TRIES = 3;
const DRAIN_ROUNDS = 20;

interface Job {
  request: Request;
  resolve: (reply: Reply) => void;
}

/**
 * One AT command at a time over one port. Unsolicited lines are peeled off wherever they come. After an answer that
 * stayed away nothing more is asked until ESC, silence and an answered AT show where the modem is: half a message in a
 * modem is thus thrown away, never sent.
 */
export class AtChannel {
  readonly #deps: ChannelDeps;
  readonly #splitter = new LineSplitter();
  readonly #queue = new CommandQueue<Job>();
  #grammar: Grammar = PLAIN_GRAMMAR;
  #timing: Timing = DEFAULT_TIMING;
  #exchange: Exchange | null = null;
  #urcHeader: string | null = null;
  readonly #joiner = new UssdJoiner();
  #inSync = false;
  /** null: not known yet. */
  #echoes: boolean | null = true;
  #working = false;
  #dead: GatewayError | null = null;
  #lastDataAt = 0;

  constructor(deps: ChannelDeps) {
    this.#deps = deps;
  }

  /** Begins to listen. The first command wakes the modem. */
  start(): void {
    this.#deps.port.onLost((reason) => this.#die(reason));
    this.#deps.port.onData((chunk) => this.#onData(chunk));
  }

  /** The manners of the modem at the other end, as its firmware profile tells them. */
  tune(grammar: Grammar, timing: Timing): void {
    this.#grammar = grammar;
    this.#timing = timing;
  }

  /** Asks one command; resolves with whatever came of it and never rejects. */
  run(text: string, options: CommandOptions = {}): Promise<Reply> {
    const { timeout = 'command', priority = 'housekeeping', answers, endsWith } = options;
    return this.#ask(
      { text, timeoutMs: this.#timing[timeout], graceMs: this.#timing.quiet, answers, endsWith },
      priority,
    );
  }

  /**
   * A command that asks `> ` for its payload, sent with Ctrl-Z once `before` has resolved.
   * @param before runs when the command is written; its rejection withdraws the command
   */
  runPrompted(text: string, payload: string, before: () => Promise<void>): Promise<Reply> {
    const { submit, prompt } = this.#timing;
    return this.#ask({ text, payload, timeoutMs: submit, prompt: { payload, timeoutMs: prompt, before } }, 'submit');
  }

  /** Ends all that waits and lets go of the port. */
  async close(): Promise<void> {
    this.#fail(new GatewayError('PORT_CLOSED', 'The connection to the modem was closed.', { disposition: 'local' }));
    await this.#deps.port.close();
  }

  #ask(request: Request, priority: Priority): Promise<Reply> {
    return new Promise((resolve) => {
      if (this.#dead) return resolve(lost(this.#dead));
      this.#queue.push({ request, resolve }, priority);
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (!this.#dead) {
      if (!this.#inSync && !(await this.#resync())) break;
      const job = this.#queue.shift();
      if (!job) break;
      const reply = await this.#exchangeOf(job.request);
      if (!this.#dead && !isAnswer(reply)) this.#loseSync(job.request.text, reply);
      job.resolve(reply);
      if (this.#timing.gap > 0) await this.#delay(this.#timing.gap);
    }
    this.#working = false;
  }

  async #exchangeOf(request: Request): Promise<Reply> {
    const { clock } = this.#deps;
    this.#exchange = new Exchange(
      { clock, write: (text) => this.#write(text), expectPrompt: (on) => this.#splitter.expectPrompt(on) },
      request,
    );
    try {
      const reply = await this.#exchange.run();
      if (reply.final.kind === 'ok') this.#echoes = request.text === 'ATE0' ? null : (this.#echoes ?? false);
      return reply;
    } finally {
      this.#exchange = null;
    }
  }

  /** A modem that has restarted may be in text mode, where it would send a PDU as text: nothing more is handed over. */
  #onEcho(): void {
    if (this.#echoes !== false) {
      this.#echoes = true;
      return;
    }
    this.#exchange?.withdraw(restarted());
    this.#deps.onRestart();
  }

  #loseSync(command: string, reply: Reply): void {
    this.#inSync = false;
    this.#deps.trace.remark(`${reply.final.kind} after ${command.split(/[=?]/)[0]}`);
    this.#deps.onSync(false);
  }

  /** ESC, silence, AT, silence: an answer that comes late must not be taken for the answer to the next command. */
  async #resync(): Promise<boolean> {
    for (let attempt = 0; attempt < WAKE_TRIES && !this.#dead; attempt++) {
      await this.#write(`${ESC}\r`).catch((error: GatewayError) => this.#die(error));
      await this.#drain();
      if (this.#dead) return false;
      const reply = await this.#exchangeOf({ text: 'AT', timeoutMs: this.#timing.wake * 2 ** attempt });
      if (reply.final.kind !== 'ok') continue;
      await this.#drain();
      this.#inSync = true;
      this.#deps.onSync(true);
      return !this.#dead;
    }
    this.#die(
      new GatewayError('AT_DEAD', `Nothing at ${this.#deps.port.name} answers AT.`, {
        disposition: 'local',
        remedy: 'Check that this is the command port of a modem, and its power; then restart it.',
      }),
    );
    return false;
  }

  /** Until the modem was silent for `quiet` ms, or never is. */
  async #drain(): Promise<void> {
    const { quiet } = this.#timing;
    for (let round = 0; round < DRAIN_ROUNDS && !this.#dead; round++) {
      await this.#delay(quiet);
      if (this.#deps.clock.now() - this.#lastDataAt >= quiet) break;
    }
    this.#splitter.reset();
  }

  #delay(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#deps.clock.after(ms, resolve));
  }

  #write(text: string): Promise<void> {
    this.#deps.trace.sent(visible(text));
    return this.#deps.port.write(Buffer.from(text, 'latin1'));
  }

  #onData(chunk: Buffer): void {
    this.#lastDataAt = this.#deps.clock.now();
    for (const token of this.#splitter.push(chunk)) this.#onToken(token);
  }

  #onToken(token: Token): void {
    if (token.kind === 'line') this.#onLine(token.text);
    else if (token.kind === 'overflow') this.#deps.trace.remark(`${token.bytes} bytes without a line end thrown away`);
    else {
      this.#deps.trace.received('> ');
      this.#exchange?.prompt();
    }
  }

  #onLine(line: string): void {
    this.#deps.trace.received(line);
    for (const whole of this.#joiner.push(line)) this.#onWholeLine(whole);
  }

  #onWholeLine(line: string): void {
    if (this.#urcHeader !== null && /^[0-9A-Fa-f]+$/.test(line)) {
      const header = this.#urcHeader;
      this.#urcHeader = null;
      this.#deps.onUrc({ line: header, body: line });
      return;
    }
    this.#urcHeader = null;
    const kind = classifyLine(line, this.#exchange?.request ?? null, this.#grammar);
    if (kind.kind === 'echo') this.#onEcho();
    else if (kind.kind === 'final') this.#exchange?.end(kind.final);
    else if (kind.kind === 'info') this.#exchange?.info(line);
    else if (kind.kind === 'urc' && kind.body) this.#urcHeader = line;
    else if (kind.kind === 'urc') this.#deps.onUrc({ line, body: null });
  }

  #die(reason: GatewayError): void {
    if (this.#dead) return;
    this.#fail(reason);
    this.#deps.onDead(reason);
  }

  #fail(reason: GatewayError): void {
    if (this.#dead) return;
    this.#dead = reason;
    this.#deps.trace.remark(reason.message);
    this.#exchange?.end({ kind: 'lost', error: reason });
    for (const job of this.#queue.clear()) job.resolve(lost(reason));
  }
}

/** Bytes we write as the transcript shows them. */
function visible(text: string): string {
  return text.replaceAll('\r', '').replaceAll(ESC, '<ESC>').replaceAll(CTRL_Z, '<Ctrl-Z>');
}

/** The error of a modem that has restarted by itself. */
export function restarted(): GatewayError {
  return new GatewayError('MODEM_RESTARTED', 'The modem has restarted by itself.', {
    disposition: 'local',
    remedy: 'If this goes on, check its power supply: modems draw 2 A while they send.',
  });
}

function lost(error: GatewayError): Reply {
  return { lines: [], final: { kind: 'lost', error }, handedOver: false };
}

/** The modem said how it ended, so both sides know what comes next. */
function isAnswer({ final }: Reply): boolean {
  return final.kind === 'ok' || final.kind === 'error' || final.kind === 'cms' || final.kind === 'cme';
}
