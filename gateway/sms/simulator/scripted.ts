import { type Answer, cme, silent } from './answer.ts';
import type { Exchange, Script } from './script.ts';

export interface ScriptedDeps {
  script: Script;
  /** `${name}` in replies. */
  variable(name: string): string;
  /** A line that nobody asked for, later. */
  later(ms: number, line: string): void;
}

const FINAL_ERROR = /^(ERROR|COMMAND NOT SUPPORT|NO CARRIER|\+CM[ES] ERROR: .+)$/;

/** Plays a script's exchanges. The same command written several times answers in turn; the last one stays. */
export class ScriptedAnswers {
  readonly #deps: ScriptedDeps;
  readonly #exact = new Map<string, Exchange[]>();
  readonly #open: { prefix: string; exchanges: Exchange[] }[] = [];
  readonly #played = new Map<Exchange[], number>();

  constructor(deps: ScriptedDeps) {
    this.#deps = deps;
    for (const exchange of deps.script.exchanges) this.#add(exchange);
  }

  /** Names of extended commands in the script, for CLAC. */
  names(): string[] {
    const commands = this.#deps.script.exchanges.map(({ command }) => /^AT([+^#$*!%][A-Z0-9]+)/.exec(command)?.[1]);
    return commands.filter((name) => name !== undefined);
  }

  /** @param command canonical, with AT  @returns null where the script has no word for it */
  answer(command: string): Answer | null {
    const exchanges =
      this.#exact.get(command) ?? this.#open.find(({ prefix }) => command.startsWith(prefix))?.exchanges;
    if (!exchanges) return null;
    const turn = this.#played.get(exchanges) ?? 0;
    this.#played.set(exchanges, turn + 1);
    return this.#play(exchanges[Math.min(turn, exchanges.length - 1)]!);
  }

  #add(exchange: Exchange): void {
    const { command } = exchange;
    if (!command.endsWith('*')) {
      this.#exact.set(command, [...(this.#exact.get(command) ?? []), exchange]);
      return;
    }
    const prefix = command.slice(0, -1);
    const known = this.#open.find((entry) => entry.prefix === prefix);
    if (known) known.exchanges.push(exchange);
    else this.#open.push({ prefix, exchanges: [exchange] });
  }

  #play({ steps }: Exchange): Answer {
    const replies: string[] = [];
    const unsolicited: { ms: number; line: string }[] = [];
    let delayMs = 0;
    let afterMs = 0;
    for (const step of steps) {
      if (step.kind === 'reply') {
        replies.push(this.#filled(step.line));
        delayMs += afterMs;
        afterMs = 0;
      } else if (step.kind === 'wait') afterMs += step.ms;
      else unsolicited.push({ ms: afterMs, line: this.#filled(step.line) });
    }
    const after = (): void => {
      for (const { ms, line } of unsolicited) this.#deps.later(ms, line);
    };
    return { ...finished(replies), delayMs, after };
  }

  #filled(line: string): string {
    return line.replace(/\$\{(\w+)\}/g, (_, name: string) => this.#deps.variable(name));
  }
}

function finished(replies: string[]): Answer {
  const last = replies.at(-1);
  if (last === undefined) return silent;
  if (last === 'OK') return { kind: 'ok', lines: replies.slice(0, -1) };
  if (!FINAL_ERROR.test(last)) return { kind: 'bare', lines: replies };
  const code = /^\+CME ERROR: (\d+)$/.exec(last)?.[1];
  if (replies.length === 1 && code) return cme(Number(code));
  return { kind: 'error', final: { text: last }, lines: replies.slice(0, -1) };
}
