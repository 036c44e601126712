import type { GatewayError } from './errors.ts';
import type { StoredProblem } from './outbox-store.ts';

/** An error as it is kept. @param at ms */
export function problemOf({ code, message, remedy }: GatewayError, at: number): StoredProblem {
  return { code, message, ...(remedy === undefined ? {} : { remedy }), at };
}
