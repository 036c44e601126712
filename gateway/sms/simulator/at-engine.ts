import type { Clock } from '../../core/clock.ts';
import { type Answer, errorLine, refused } from './answer.ts';
import { type Command, canonical, parseCommandLine } from './command-line.ts';

const CTRL_Z = '\x1a';
const ESC = '\x1b';
const LONGEST_LINE = 4096;
const OK: Answer = { kind: 'ok', lines: [] };

export interface AtEngineDeps {
  clock: Clock;
  /** Towards the computer; latin1 characters. */
  transmit(text: string): void;
  execute(command: Command): Answer;
  /** An answer for a whole line, before it is split; null where there is none. */
  executeLine(line: string): Answer | null;
  /** How the line looks at the moment: echo, V0/V1, CMEE, end of line. */
  style(): { echo: boolean; verbose: boolean; cmee: number; newline: string };
  /** An unsolicited line that falls into the reply; null where the line is quiet. */
  noise(): string | null;
  /** Commands that come sooner after a final result are lost; ms. */
  gapMs: number;
}

/** The modem's end of the line (V.250): bytes to commands, answers to bytes, unsolicited lines where they may stand. */
export class AtEngine {
  readonly #deps: AtEngineDeps;
  #input = '';
  #line = '';
  #last = '';
  #data: { text: string; take(data: string): Answer } | null = null;
  #busy: (() => void) | null = null;
  /** From the command to its final result. */
  #running = false;
  #unsolicited: string[] = [];
  /** When the last command got its final result. */
  #endedAt = Number.NEGATIVE_INFINITY;
  /** Counts resets: what a command from before one answers is of no interest. */
  #life = 0;

  constructor(deps: AtEngineDeps) {
    this.#deps = deps;
  }

  /** The modem waits for data and Ctrl-Z. */
  get inData(): boolean {
    return this.#data !== null;
  }

  /** Bytes from the computer. Those that come while a command runs wait for its end. */
  receive(chunk: Buffer): void {
    this.#input += chunk.toString('latin1');
    this.#work();
  }

  /** Lines that nobody asked for; kept back while a command or a prompt is open. */
  unsolicited(lines: readonly string[]): void {
    const { newline } = this.#deps.style();
    const block = newline + lines.join(newline) + newline;
    if (this.#running || this.#data) this.#unsolicited.push(block);
    else this.#deps.transmit(block);
  }

  /** Power gone or restarted: whatever was going on is forgotten. */
  reset(): void {
    this.#life += 1;
    this.#busy?.();
    this.#busy = null;
    this.#running = false;
    this.#data = null;
    this.#input = '';
    this.#line = '';
    this.#unsolicited = [];
  }

  #work(): void {
    while (this.#input !== '' && !this.#busy) {
      if (this.#data) this.#takeData(this.#data);
      else this.#takeLine();
    }
  }

  #takeLine(): void {
    const end = this.#input.indexOf('\r');
    const piece = end < 0 ? this.#input : this.#input.slice(0, end);
    this.#input = end < 0 ? '' : this.#input.slice(end + 1);
    this.#echo(end < 0 ? piece : `${piece}\r`);
    const line = (this.#line + piece).slice(-LONGEST_LINE);
    this.#line = end < 0 ? line : '';
    const { clock, gapMs } = this.#deps;
    if (end >= 0 && clock.now() - this.#endedAt >= gapMs) this.#runLine(edited(line));
  }

  #runLine(line: string): void {
    // whatever stands before AT is dropped (V.250, 5.2.1)
    const start = line.search(/at/i);
    if (start >= 0) this.#last = line.slice(start + 2);
    if (start >= 0 || /^\s*A\/$/i.test(line)) this.#runBody(this.#last);
  }

  #runBody(body: string): void {
    this.#running = true;
    const whole = this.#deps.executeLine(`AT${canonical(body.trim())}`);
    const commands = whole ? [] : parseCommandLine(body);
    if (commands) this.#runAll(commands, whole ?? OK);
    else this.#answer(refused);
  }

  /** One command after the other; the first error ends the line. @param answer when there is no command at all */
  #runAll(commands: Command[], answer: Answer): void {
    const after: (() => void)[] = [];
    const life = this.#life;
    let final = answer;
    for (const [i, command] of commands.entries()) {
      final = this.#deps.execute(command);
      if (final.kind !== 'ok' || i === commands.length - 1) break;
      this.#write(final.lines);
      if (final.after) after.push(final.after);
    }
    if (life === this.#life) this.#answer(final, after);
  }

  #answer(answer: Answer, after: readonly (() => void)[] = []): void {
    if (!answer.delayMs) {
      this.#finish(answer, after);
      return;
    }
    this.#busy = this.#deps.clock.after(answer.delayMs, () => {
      this.#busy = null;
      this.#finish(answer, after);
      this.#work();
    });
  }

  #finish(answer: Answer, after: readonly (() => void)[]): void {
    if (answer.kind === 'data') {
      this.#noise();
      this.#data = { text: '', take: answer.take };
      if (answer.prompt) this.#deps.transmit(`${this.#deps.style().newline}> `);
      return;
    }
    if ('lines' in answer && answer.lines) this.#write(answer.lines);
    if (answer.kind === 'ok') this.#final('OK');
    if (answer.kind === 'error') this.#final(errorLine(answer.final, this.#deps.style().cmee));
    this.#running = false;
    this.#endedAt = this.#deps.clock.now();
    this.#flush();
    for (const run of after) run();
    answer.after?.();
  }

  #takeData(data: { text: string; take(data: string): Answer }): void {
    const ends = [this.#input.indexOf(CTRL_Z), this.#input.indexOf(ESC)].filter((at) => at >= 0);
    const end = ends.length > 0 ? Math.min(...ends) : -1;
    const piece = end < 0 ? this.#input : this.#input.slice(0, end);
    const terminator = end < 0 ? '' : this.#input[end]!;
    this.#input = end < 0 ? '' : this.#input.slice(end + 1);
    this.#echo(piece);
    data.text = (data.text + piece).slice(0, LONGEST_LINE);
    if (terminator === '') return;
    this.#data = null;
    this.#running = true;
    const life = this.#life;
    const answer = terminator === ESC ? OK : data.take(data.text);
    if (life === this.#life) this.#answer(answer);
  }

  #write(lines: readonly string[]): void {
    if (lines.length === 0) return;
    const { newline, verbose } = this.#deps.style();
    this.#noise();
    this.#deps.transmit((verbose ? newline : '') + lines.join(newline) + newline);
  }

  #final(result: string): void {
    const { newline, verbose } = this.#deps.style();
    this.#noise();
    if (verbose) this.#deps.transmit(newline + result + newline);
    else this.#deps.transmit(result === 'OK' ? '0\r' : result === 'ERROR' ? '4\r' : `${result}${newline}`);
  }

  #noise(): void {
    const line = this.#deps.noise();
    if (line === null) return;
    const { newline } = this.#deps.style();
    this.#deps.transmit(newline + line + newline);
    this.#flush();
  }

  #flush(): void {
    for (const block of this.#unsolicited.splice(0)) this.#deps.transmit(block);
  }

  #echo(text: string): void {
    if (text !== '' && this.#deps.style().echo) this.#deps.transmit(text);
  }
}

/** Backspace takes back a character (V.250, S5). */
function edited(line: string): string {
  if (!line.includes('\b')) return line;
  const kept: string[] = [];
  for (const char of line) char === '\b' ? kept.pop() : kept.push(char);
  return kept.join('');
}
