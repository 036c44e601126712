import type { GatewayError } from '../../core/errors.ts';

/** How a command ended. */
export type Final =
  | { kind: 'ok' }
  /** ERROR, ABORTED or a line the profile calls an error. */
  | { kind: 'error'; text: string }
  /** +CME ERROR / +CMS ERROR; `code` is null where the modem answers in words. */
  | { kind: 'cme' | 'cms'; code: number | null; text: string }
  | { kind: 'timeout' }
  /** The `> ` did not come. */
  | { kind: 'no-prompt' }
  /** We withdrew before the payload: what had to be done first failed. */
  | { kind: 'withdrawn'; error: GatewayError }
  /** The port is gone, or the modem no longer answers anything. */
  | { kind: 'lost'; error: GatewayError };

export interface Reply {
  /** Information lines that answer the command, in order. */
  lines: string[];
  final: Final;
  /** The payload and Ctrl-Z were written: from there on the modem may have acted on it. */
  handedOver: boolean;
}

/** What differs between modems in the way they speak. */
export interface Grammar {
  /** Unsolicited lines without a `+` `^` `*` `#` or `$` in front. */
  unsolicited: readonly RegExp[];
  /** Lines to be dropped wherever they come. */
  noise: readonly RegExp[];
  /** Lines that end a command with an error. */
  errors: readonly RegExp[];
}

export const PLAIN_GRAMMAR: Grammar = { unsolicited: [], noise: [], errors: [] };

/** What the line must be judged against. */
export interface PendingCommand {
  text: string;
  payload?: string;
  /** Is this line an answer? Default: it starts with the command's own name. */
  answers?: (line: string) => boolean;
  /** A line that ends the command like OK, for modems that forget the OK. */
  endsWith?: RegExp;
}

export type LineKind =
  | { kind: 'final'; final: Final }
  | { kind: 'echo' | 'info' | 'noise' | 'stray' }
  /** `body`: the next line belongs to it (a PDU). */
  | { kind: 'urc'; body: boolean };

const URC_WITH_BODY = /^\+(CMT|CDS|CBM):/;
const URC_WORDS = /^(RING|NO CARRIER|RDY|NORMAL POWER DOWN|POWERED DOWN|Call Ready|SMS Ready|SMS DONE|PB DONE)$/i;

/**
 * What one line is, given the command that waits for an answer (null: none). A line that answers the command is its
 * answer even where it looks like an unsolicited one.
 */
export function classifyLine(line: string, pending: PendingCommand | null, grammar: Grammar): LineKind {
  if (URC_WITH_BODY.test(line)) return { kind: 'urc', body: true };
  const named = pending !== null && hasName(line, commandName(pending.text));
  if (!named && grammar.noise.some((pattern) => pattern.test(line))) return { kind: 'noise' };
  if (!pending) return { kind: isUnsolicited(line, grammar) ? 'urc' : 'stray', body: false };
  const final = finalResult(line, pending, grammar);
  if (final) return { kind: 'final', final };
  if (isEcho(line, pending)) return { kind: 'echo' };
  if (pending.answers ? pending.answers(line) : named) return { kind: 'info' };
  if (isUnsolicited(line, grammar)) return { kind: 'urc', body: false };
  return { kind: 'info' };
}

function finalResult(line: string, pending: PendingCommand, grammar: Grammar): Final | null {
  if (line === 'OK') return { kind: 'ok' };
  // A modem left in numeric mode (ATV0) says 0 for OK until ATV1 reaches it.
  if (line === '0' && /^AT(V1|E0)?$/i.test(pending.text)) return { kind: 'ok' };
  if (line === 'ERROR' || line === 'ABORTED') return { kind: 'error', text: line };
  const coded = /^\+(CME|CMS) ERROR:\s*(.*)$/i.exec(line);
  if (coded) {
    const text = coded[2] ?? '';
    return {
      kind: coded[1]?.toUpperCase() === 'CMS' ? 'cms' : 'cme',
      code: /^\d+$/.test(text) ? Number(text) : null,
      text,
    };
  }
  if (grammar.errors.some((pattern) => pattern.test(line))) return { kind: 'error', text: line };
  return null;
}

function isEcho(line: string, pending: PendingCommand): boolean {
  return (
    line.toUpperCase() === pending.text.toUpperCase() || (pending.payload !== undefined && line === pending.payload)
  );
}

function isUnsolicited(line: string, grammar: Grammar): boolean {
  return (
    /^[\^*#$]/.test(line) ||
    /^\+[A-Z0-9]+:/.test(line) ||
    URC_WORDS.test(line) ||
    grammar.unsolicited.some((pattern) => pattern.test(line))
  );
}

/** `AT+CPMS="SM"` → `+CPMS`; '' for `AT`, `ATE0`. */
function commandName(command: string): string {
  return /^AT([+^*#$&]?[A-Z0-9_]+)/i.exec(command)?.[1]?.toUpperCase() ?? '';
}

function hasName(line: string, name: string): boolean {
  return name !== '' && line.toUpperCase().startsWith(`${name}:`);
}
