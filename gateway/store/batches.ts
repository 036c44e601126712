import { acceptAll } from './accept.ts';
import { insertBodies } from './bodies.ts';
import { claimAll } from './claim.ts';
import { beginAll } from './ledger.ts';
import type { SealedMessage } from './sealed-message.ts';
import { settleAll } from './settle.ts';
import type { Batch, Kin } from './together.ts';

/**
 * The batches of the hot paths by name: given nothing but their items, which travel between threads, they run on the
 * thread that writes, and their statements cost this one nothing. Others run here.
 */
const BATCHES = { acceptAll, beginAll, claimAll, insertBodies, settleAll } as const;

export type BatchName = keyof typeof BATCHES;

const NAMES = new Map(Object.entries(BATCHES).map(([name, batch]) => [batch as unknown, name as BatchName]));

/** null: it has to run on the thread that calls. */
export function nameOf(batch: Batch<unknown, unknown>): BatchName | null {
  return NAMES.get(batch) ?? null;
}

/**
 * Those that may read before their transaction has begun: what they ask for is changed by nobody but this process, which
 * has no other transaction at that time. With rows of other rooms it is not certain.
 */
export function isBundled({ batch, items }: Kin): boolean {
  const name = nameOf(batch);
  if (name !== 'acceptAll') return name === 'settleAll';
  return (items as SealedMessage[][]).every((call) => call.every(({ also }) => !also));
}

export function batchNamed(name: BatchName): Batch<unknown, unknown> {
  return BATCHES[name] as unknown as Batch<unknown, unknown>;
}
