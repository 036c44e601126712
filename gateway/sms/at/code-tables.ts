import type { Disposition } from '../../core/errors.ts';

/** What one error number means for a message. */
export interface CodeMeaning {
  disposition: Disposition;
  /** Plain words, one sentence. */
  cause: string;
  /** What a person can do about it, or that nothing needs to be done. */
  remedy: string;
}

export type CodeTable = ReadonlyMap<number, CodeMeaning>;

/** What to do about errors that come in many numbers. */
export const REMEDY = {
  wait: 'It is tried again by itself.',
  number: 'Check the number.',
  coverage: 'Check antenna and signal; it is tried again by itself.',
  operator: 'Ask the network operator what this SIM may send.',
  sim: 'Check the SIM: seated, not blocked, the right way round, in the right modem.',
  pin: 'Enter the PIN of this SIM in the settings of this modem.',
  puk: 'Unblock the SIM in a phone with its PUK, put it back and restart this modem.',
  unlock: 'Unlock the modem with the code of its seller, or use a SIM of that operator.',
  pin2: 'Switch fixed dialling (FDN) of this SIM off in a phone; it wants PIN2 for that.',
  full: 'The gateway empties the store by itself; if that does not help, delete messages from the SIM in a phone.',
  transcript: 'Send the transcript of this modem to support.',
  restart: 'Restart the modem if this goes on.',
  profile: 'Choose another firmware profile for this modem.',
  data: 'Nothing for SMS; look at the data connection of this modem only if it is used for more.',
} as const;

type Row = [codes: readonly number[], disposition: Disposition, cause: string, remedy: string];

/** @throws Error where a number stands twice */
export function codeTable(rows: readonly Row[]): CodeTable {
  const table = new Map<number, CodeMeaning>();
  for (const [codes, disposition, cause, remedy] of rows) {
    for (const code of codes) {
      if (table.has(code)) throw new Error(`error number ${code} stands twice in its table`);
      table.set(code, { disposition, cause, remedy });
    }
  }
  return table;
}

/** All numbers from one to another, both included. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
