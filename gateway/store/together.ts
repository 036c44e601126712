import type { Direct } from './driver.ts';

/**
 * Writes many items of one kind with few statements; each transaction calls it once, beside those of other kinds. A
 * statement that needs nothing of the one before is best sent without waiting for it. In the order of the items: what
 * the caller gets, or `new Refusal(error)` for one who gets an error while the others are written.
 */
export type Batch<I, O> = (at: Direct, items: I[]) => Promise<(O | Refusal)[]>;

/** The answer to one item of a batch that was not written. */
export class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** The items of one kind in a transaction. */
export interface Kin {
  batch: Batch<unknown, unknown>;
  items: unknown[];
}

/** Results by kin, or why nothing was written. `culprit`: the kin that failed first, null when it was BEGIN or COMMIT. */
export type End = { done: true; results: unknown[][] } | { done: false; error: unknown; culprit: number | null };

/** Several kinds in one transaction, all at once. Never throws. @param transaction runs `work` in one; throws what it threw */
export async function writeTogether(
  transaction: (work: (at: Direct) => Promise<unknown[][]>) => Promise<unknown[][]>,
  kins: readonly Kin[],
): Promise<End> {
  // Once one has failed the others of the transaction do too: the first is the one that counts.
  let first: { error: unknown; culprit: number } | null = null;
  const write = ({ client }: Direct, { batch, items }: Kin, culprit: number) => {
    const failed = (error: unknown): never => {
      first ??= { error, culprit };
      throw error;
    };
    const direct: typeof client.direct = (...statement) => client.direct(...statement).catch(failed);
    return batch({ client: { dialect: client.dialect, direct } }, items).catch(failed);
  };
  try {
    const results = await transaction(async (at) => {
      const ends = await Promise.allSettled(kins.map((kin, index) => write(at, kin, index)));
      return ends.map((end) => {
        if (end.status === 'rejected') throw first?.error ?? end.reason;
        return end.value;
      });
    });
    return { done: true, results };
  } catch (error) {
    return { done: false, ...(first ?? { error, culprit: null }) };
  }
}
