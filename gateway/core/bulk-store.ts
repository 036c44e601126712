import type { Within } from './domains.ts';
import type { BulkItem, BulkRun, BulkSelection, BulkState } from './model/bulk.ts';
import type { Channel, ListQuery, Page } from './model/common.ts';

/* Runs that push many tokens: what the push room needs of the store. */

/** A user that a selection found, with the newest active token. */
export interface BulkCandidate {
  login: string;
  email: string | null;
  mobile: string | null;
  tokenId: string | null;
}
export interface BulkStore {
  /** Users one page at a time, by id. */
  candidates(
    selection: BulkSelection,
    afterUserId: string | null,
    limit: number,
  ): Promise<{ userId: string; candidate: BulkCandidate }[]>;
  begin(
    run: { id: string; name: string; selection: BulkSelection; by: string; total: number; createdAt: number },
    items: { seq: number; tokenId: string; login: string; channel: Channel | null; reason: string | null }[],
  ): Promise<void>;
  get(id: string): Promise<BulkRun | null>;
  list(query: ListQuery & Within): Promise<Page<BulkRun>>;
  items(runId: string, after: number, limit: number): Promise<BulkItem[]>;
  running(): Promise<string[]>;
  setState(id: string, from: readonly BulkState[], to: BulkState, now: number): Promise<boolean>;
  waiting(runId: string, channel: Channel, limit: number): Promise<{ seq: number; tokenId: string }[]>;
  mark(runId: string, items: { seq: number; pushId: string | null; reason: string | null }[]): Promise<void>;
  /** Pushes of the run that are still in the outbox, by channel. */
  outstanding(runId: string): Promise<Record<Channel, number>>;
}
