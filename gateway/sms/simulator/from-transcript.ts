import type { DialogueLine } from '../../core/model/message.ts';
import { canonical, parseCommandLine } from './command-line.ts';
import { builtInCommands } from './commands/table.ts';

/** One command of a transcript with what came of it. */
interface Spoken {
  command: string;
  /** With the final result, where one came. */
  replies: string[];
  ended: boolean;
  /** Milliseconds from the command to its last line. */
  ms: number;
  after: { ms: number; line: string }[];
}

const FINAL = /^(OK|ERROR|ABORTED|COMMAND NOT SUPPORT|NO CARRIER|\+CM[ES] ERROR:.*)$/i;
/** What the transcript has hidden. */
const MASKED = /\*{3}|<\d+ octets>|"…"/;
/** Settings that the answers to these are. */
const SETTINGS: Record<string, string> = { 'AT+CGMI': 'manufacturer', 'AT+CGMM': 'model', 'AT+CGMR': 'revision' };
/** Slower answers are worth telling. */
const SLOW_MS = 200;

/**
 * A `.chat` script (see README.md) of a recorded dialogue, to be looked over by a person: who the modem is, and what it
 * answers differently from the simulated modem. What was masked is left to the simulator, with a word about it.
 * @param title for the first line
 */
export function scriptFromTranscript(lines: readonly DialogueLine[], title: string): string {
  const { before, dialogue } = listen(lines);
  const settings = new Map<string, string>();
  const body: string[] = [];
  const written = new Map<string, string>();
  for (const spoken of dialogue) {
    const setting = SETTINGS[spoken.command];
    const [first] = spoken.replies;
    if (setting !== undefined && first !== undefined && !FINAL.test(first)) {
      if (!settings.has(setting)) settings.set(setting, plain(first));
      continue;
    }
    const block = blockOf(spoken);
    if (block === null || written.get(spoken.command) === block) continue;
    written.set(spoken.command, block);
    body.push(block);
  }
  const head = [
    `# ${title}`,
    ...[...settings].map(([key, value]) => `${key}: ${value}`),
    ...before.filter((line) => !MASKED.test(line)).map((line) => `boot: ${line}`),
  ];
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function listen(lines: readonly DialogueLine[]): { before: string[]; dialogue: Spoken[] } {
  const before: string[] = [];
  const dialogue: Spoken[] = [];
  let startedAt = 0;
  for (const { ms, dir, text } of lines) {
    const last = dialogue.at(-1);
    if (dir === '>') {
      const command = canonical(text.replaceAll('<ESC>', '').trim());
      if (!/^AT/.test(command)) continue;
      startedAt = ms;
      dialogue.push({ command, replies: [], ended: false, ms: 0, after: [] });
    } else if (dir === '<' && text.trim() !== '' && text.trim() !== '>') {
      if (!last) before.push(text);
      else if (last.ended) last.after.push({ ms: ms - startedAt - last.ms, line: text });
      else if (canonical(text.trim()) !== last.command) answer(last, text, ms - startedAt);
    }
  }
  return { before, dialogue };
}

function answer(spoken: Spoken, line: string, ms: number): void {
  spoken.replies.push(line);
  spoken.ms = ms;
  spoken.ended = FINAL.test(line);
}

/** null where the simulator says it as well by itself. */
function blockOf(spoken: Spoken): string | null {
  const { command, replies, ended, ms, after } = spoken;
  const unsolicited = after.filter(({ line }) => !MASKED.test(line));
  if (MASKED.test(command) || isOwn(spoken)) return unsolicited.length === 0 ? null : remarks(command, unsolicited);
  if (replies.some((line) => MASKED.test(line))) {
    return [
      `# ${command}: its answer is hidden in the transcript; give one here if it matters`,
      ...heard(replies),
    ].join('\n');
  }
  if (!ended) return `# no end of the answer was heard\n> ${command}${replies.map((line) => `\n< ${line}`).join('')}`;
  const wait = ms >= SLOW_MS ? [`~ ${Math.round(ms)}`] : [];
  const told = unsolicited.flatMap(({ ms, line }) => [...(ms > 0 ? [`~ ${Math.round(ms)}`] : []), `! ${line}`]);
  return [`> ${command}`, ...wait, ...replies.map((line) => `< ${line}`), ...told].join('\n');
}

/**
 * A command that the simulated modem knows and that was taken: it keeps its own state, which a fixed answer would
 * break. What a command can be set to (`=?`) is the maker's own.
 */
function isOwn({ command, replies, ended }: Spoken): boolean {
  const commands = parseCommandLine(command.replace(/^AT/, ''));
  if (!commands) return false;
  const known = commands.every(({ name, kind }) => name in builtInCommands && kind !== 'test');
  return known && ended && /^OK$/i.test(replies.at(-1) ?? '');
}

function heard(replies: readonly string[]): string[] {
  return replies.map((line) => `#   ${line}`);
}

function remarks(command: string, after: readonly { line: string }[]): string {
  return [`# unasked, after ${command.split('=')[0]}:`, ...after.map(({ line }) => `#   ${line}`)].join('\n');
}

function plain(line: string): string {
  return line.replace(/^\+C?GM[IMR]:\s*/i, '').replace(/^"|"$/g, '');
}
