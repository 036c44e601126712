/** One command of a line: `AT+CMEE=1;+CREG?` holds two. */
export interface Command {
  /** Upper case with its prefix character: `+CMGS`, `^CPIN`, `E`, `&F`. */
  name: string;
  kind: 'run' | 'read' | 'test' | 'set';
  /** What follows `=`, or the number of a basic command (`E0` → `0`); '' otherwise. */
  args: string;
  /** As written, upper-cased outside quotes, with AT: what a script compares. */
  text: string;
}

const BASIC = /^(?:[&\\%]?[A-Z])/i;
const EXTENDED = /^[+^#$*!%][A-Z0-9]/i;

/**
 * Splits what follows `AT` into commands (V.250, 5.2 and 5.4): basic ones stand side by side, extended ones end at `;`.
 * @returns null where the line breaks the syntax
 */
export function parseCommandLine(body: string): Command[] | null {
  const commands: Command[] = [];
  let rest = body.trim();
  while (rest !== '') {
    if (rest.startsWith(';') || rest.startsWith(' ')) {
      rest = rest.slice(1);
      continue;
    }
    const length = EXTENDED.test(rest) ? extendedLength(rest) : basicLength(rest);
    if (length === 0) return null;
    const command = readCommand(rest.slice(0, length));
    if (!command) return null;
    commands.push(command);
    rest = rest.slice(length);
  }
  return commands;
}

/** Arguments at their commas; quotes are taken off, an absent argument is ''. */
export function splitArguments(text: string): string[] {
  if (text.trim() === '') return [];
  const values: string[] = [];
  let value = '';
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      values.push(value.trim());
      value = '';
    } else value += char;
  }
  values.push(value.trim());
  return values;
}

/** A whole number within bounds, else null. */
export function integer(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}

/** Upper case outside quotes: commands are not case-sensitive, their strings are. */
export function canonical(text: string): string {
  return text.replace(/"[^"]*"|[^"]+/g, (piece) => (piece.startsWith('"') ? piece : piece.toUpperCase()));
}

function extendedLength(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ';' && !quoted) return i;
  }
  return text.length;
}

/** `E0`, `&F`, `S0=0`, `S0?`, `\Q3`; a dial string (`D…`) runs to the end of the line. */
function basicLength(text: string): number {
  if (/^D/i.test(text)) return text.length;
  const match = /^S\d+(?:=\d*|\?)?/i.exec(text) ?? (BASIC.test(text) ? /^[&\\%]?[A-Z]\d*/i.exec(text) : null);
  return match?.[0].length ?? 0;
}

function readCommand(text: string): Command | null {
  const written = `AT${canonical(text.trim())}`;
  const extended = /^([+^#$*!%][A-Z0-9]+[A-Z0-9&-]*)\s*(=\?|\?|=)?([\s\S]*)$/i.exec(text);
  if (extended && EXTENDED.test(text)) {
    const [, name = '', operator, args = ''] = extended;
    if (operator !== '=' && args.trim() !== '') return null;
    const kind = operator === '=?' ? 'test' : operator === '?' ? 'read' : operator === '=' ? 'set' : 'run';
    return { name: name.toUpperCase(), kind, args: args.trim(), text: written };
  }
  const basic = /^(S\d+|[&\\%]?[A-Z])(=|\?)?(.*)$/i.exec(text);
  if (!basic) return null;
  const [, name = '', operator, args = ''] = basic;
  return { name: name.toUpperCase(), kind: operator === '?' ? 'read' : 'set', args, text: written };
}
