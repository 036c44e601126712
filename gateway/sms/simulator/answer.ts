/** What a command answers. `after` runs once the final result is on the wire (unsolicited lines, a restart). */
export type Answer = (
  | { kind: 'ok'; lines: readonly string[] }
  /** Lines without a final result, as some firmwares do. */
  | { kind: 'bare'; lines: readonly string[] }
  | { kind: 'error'; final: FinalError; lines?: readonly string[] }
  | { kind: 'silent' }
  /** `> `, then data until Ctrl-Z. `prompt: false` takes the data without saying so. */
  | { kind: 'data'; prompt: boolean; take(data: string): Answer }
) & { delayMs?: number; after?: () => void };

/** CME and CMS errors by number (27.007, 9.2; 27.005, 3.2.5), or a line as it stands. */
export type FinalError = { cme: number } | { cms: number } | { text: string };

export const ok = (...lines: string[]): Answer => ({ kind: 'ok', lines });
export const cme = (code: number): Answer => ({ kind: 'error', final: { cme: code } });
export const cms = (code: number): Answer => ({ kind: 'error', final: { cms: code } });
export const refused: Answer = { kind: 'error', final: { text: 'ERROR' } };
export const silent: Answer = { kind: 'silent' };

const CME_TEXT: Record<number, string> = {
  3: 'operation not allowed',
  4: 'operation not supported',
  10: 'SIM not inserted',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  13: 'SIM failure',
  14: 'SIM busy',
  16: 'incorrect password',
  20: 'memory full',
  21: 'invalid index',
  30: 'no network service',
  50: 'incorrect parameters',
  100: 'unknown',
};

/** The final result line of an error. @param cmee 0 = plain ERROR, 1 = numbers, 2 = words */
export function errorLine(final: FinalError, cmee: number): string {
  if ('text' in final) return final.text;
  // 27.005 gives the number of a message error whatever CMEE says
  if ('cms' in final) return `+CMS ERROR: ${final.cms}`;
  if (cmee === 0) return 'ERROR';
  return `+CME ERROR: ${cmee === 2 ? (CME_TEXT[final.cme] ?? final.cme) : final.cme}`;
}
