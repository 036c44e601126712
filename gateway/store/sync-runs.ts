import type { SourceStore, SyncRunRow } from '../core/sources.ts';
import type { Database } from './db.ts';
import { updateRow } from './rows.ts';

type RunStore = Pick<SourceStore, 'latestRuns' | 'runs' | 'getRun' | 'beginRun' | 'updateRun' | 'endInterrupted'>;

interface Stored {
  counts: string;
  problem: string | null;
  notes: string;
}
type Raw = Omit<SyncRunRow, keyof Stored> & Stored;

/** Runs kept of each source. */
const KEPT = 50;

/** Syncs of identity sources; one at a time of each source. */
export function syncRunStore(db: Database): RunStore {
  return {
    async latestRuns() {
      const latest = db.read('sync_runs').max('id').groupBy('sourceId');
      const rows: Raw[] = await db.read('sync_runs').whereIn('id', latest);
      return new Map(rows.map((row) => [row.sourceId, opened(row)]));
    },
    async runs(sourceId, limit) {
      const rows: Raw[] = await db.read('sync_runs').where({ sourceId }).orderBy('id', 'desc').limit(limit);
      return rows.map(opened);
    },
    async getRun(id) {
      const row: Raw | undefined = await db.read('sync_runs').where({ id }).first();
      return row ? opened(row) : null;
    },
    beginRun: (run, leasedUntil) =>
      db.commit(async (trx) => {
        const claimed = await trx('sources')
          .where({ id: run.sourceId })
          .where((free) => free.whereNull('leasedUntil').orWhere('leasedUntil', '<=', run.startedAt))
          .update({ leasedUntil });
        if (claimed === 0) return false;
        const over = await trx('sync_runs')
          .where({ sourceId: run.sourceId })
          .orderBy('id', 'desc')
          .offset(KEPT - 1)
          .limit(1000)
          .pluck<string[]>('id');
        await trx('sync_runs').whereIn('id', over).delete();
        // What still waits for an answer has been overtaken.
        await trx('sync_runs').where({ sourceId: run.sourceId, state: 'stopped' }).update({ state: 'rejected' });
        await trx('sync_runs').insert(closed(run));
        return true;
      }),
    updateRun: (id, patch, leasedUntil) =>
      db.commit(async (trx) => {
        await updateRow(trx, 'sync_runs', { id }, closed(patch));
        if (leasedUntil === undefined) return;
        const source = trx('sync_runs').select('sourceId').where({ id });
        await trx('sources').whereIn('id', source).update({ leasedUntil });
      }),
    endInterrupted: (node, now, problem) =>
      db.commit(async (trx) => {
        const left = await trx('sync_runs').where({ node, state: 'running' }).select('id', 'sourceId');
        for (const { id, sourceId } of left) {
          await trx('sync_runs')
            .where({ id })
            .update({ state: 'failed', finishedAt: now, problem: JSON.stringify(problem) });
          await trx('sources').where({ id: sourceId }).update({ leasedUntil: null });
        }
      }),
  };
}

function opened(row: Raw): SyncRunRow {
  return {
    ...row,
    counts: JSON.parse(row.counts),
    problem: row.problem === null ? null : JSON.parse(row.problem),
    notes: JSON.parse(row.notes),
  };
}

function closed({ counts, problem, notes, ...rest }: Partial<SyncRunRow>): object {
  return {
    ...rest,
    ...(counts !== undefined && { counts: JSON.stringify(counts) }),
    ...(problem !== undefined && { problem: problem && JSON.stringify(problem) }),
    ...(notes !== undefined && { notes: JSON.stringify(notes) }),
  };
}
