import { type FieldError, invalid } from '../../core/errors.ts';
import { canonical, integer } from './command-line.ts';
import { Personality } from './personality.ts';

/** One line of an exchange: `<` a reply, `!` unsolicited afterwards, `~` a wait in ms before the next line. */
export type Step = { kind: 'reply' | 'unsolicited'; line: string } | { kind: 'wait'; ms: number };

/** What a script answers to one command, in place of the modem's own answer. */
export interface Exchange {
  /** Canonical, with AT; a trailing `*` fits anything. */
  command: string;
  steps: Step[];
}

export interface Script {
  personality: Personality;
  exchanges: Exchange[];
}

const LISTS = new Set(['boot', 'ready', 'full', 'noise', 'ussd']);

/** `${name}` in replies: any setting, and what changes while it runs. */
const VARIABLES = new Set([...Object.keys(Personality.shape), 'cr', 'csq', 'pin', 'pinTries', 'pukTries', 'stat']);

/** The modem that keeps to the book. */
export const plainScript: Script = { personality: Personality.parse({}), exchanges: [] };

/**
 * Reads a `.chat` script (see README.md). @throws GatewayError SIMULATOR_SCRIPT with the lines that are wrong
 */
export function parseScript(text: string, name = 'script'): Script {
  const settings: Record<string, string | string[]> = {};
  const exchanges: Exchange[] = [];
  const wrong: FieldError[] = [];
  const at: Record<string, number> = {};
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trimEnd();
    if (line.trim() === '' || line.startsWith('#')) return;
    const setting = /^([a-zA-Z]+):\s?(.*)$/.exec(line);
    const problem =
      setting && exchanges.length === 0
        ? addSetting(settings, setting[1]!, setting[2]!)
        : addStep(exchanges, line.slice(0, 1), line.slice(1).replace(/^ /, ''));
    if (setting) at[setting[1]!] = i + 1;
    if (problem) wrong.push({ path: `line ${i + 1}`, message: problem });
  });
  const parsed = Personality.safeParse(settings);
  for (const issue of parsed.error?.issues ?? []) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])];
    for (const key of keys) wrong.push({ path: `line ${at[key]} ${key}`, message: issue.message });
  }
  if (!parsed.success || wrong.length > 0) {
    throw invalid('SIMULATOR_SCRIPT', `The simulator script ${name} is not valid.`, wrong);
  }
  return { personality: parsed.data, exchanges };
}

function addSetting(settings: Record<string, string | string[]>, key: string, value: string): string | null {
  if (LISTS.has(key)) {
    settings[key] = [...(settings[key] ?? []), value];
    return null;
  }
  if (key in settings) return `${key} is set twice`;
  settings[key] = value;
  return null;
}

/** @returns what is wrong with the line, or null */
function addStep(exchanges: Exchange[], sign: string, rest: string): string | null {
  if (sign === '>') {
    exchanges.push({ command: canonical(rest.trim()), steps: [] });
    return /^AT/i.test(rest.trim()) ? null : 'a command begins with AT';
  }
  const steps = exchanges.at(-1)?.steps;
  if (!steps || !['<', '!', '~'].includes(sign)) {
    return 'expected `key: value`, then `> command`, `< reply`, `! unsolicited`, `~ milliseconds`';
  }
  if (sign === '~') {
    const ms = integer(rest.trim(), 0, 600_000);
    if (ms === null) return 'expected milliseconds';
    steps.push({ kind: 'wait', ms });
    return null;
  }
  if (sign === '<' && steps.some(({ kind }) => kind === 'unsolicited')) {
    return 'a reply cannot come after an unsolicited line';
  }
  steps.push({ kind: sign === '<' ? 'reply' : 'unsolicited', line: rest });
  const unknown = [...rest.matchAll(/\$\{(\w*)\}/g)].find(([, variable = '']) => !VARIABLES.has(variable));
  return unknown ? `there is no ${unknown[0]}` : null;
}
