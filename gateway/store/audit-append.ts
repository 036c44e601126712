import { SYSTEM } from '../core/actor.ts';
import { type ChainPoint, type ChainSigner, linkHash, type SignedPoint } from '../core/audit-chain.ts';
import { newId } from '../core/id.ts';
import type { AuditRow } from '../core/stores.ts';
import type { Database } from './db.ts';
import { changed, insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { foldSearch } from './fold.ts';
import type { Batch } from './together.ts';

/**
 * Adds entries to the chain in the commit that writes them. Several gateways on PostgreSQL take turns by the lock on the
 * row of the head. A head whose signature does not fit was changed by hand: that is written down, once, so that the new
 * signature cannot hide it.
 */
export function appendTo(signer: ChainSigner, dialect: Database['dialect']): Batch<AuditRow, undefined> {
  return async (at, given) => {
    const head = await lockedHead(at, dialect);
    const rows = [...remarks(head, signer, given[0]!.at), ...given];
    let last: ChainPoint = head;
    const stored = rows.map((row) => {
      const detail = row.detail === null ? null : JSON.stringify(row.detail);
      const seq = last.seq + 1;
      const hash = linkHash(last.hash, seq, { ...row, detail });
      last = { seq, hash, at: row.at };
      return { ...row, detail, seq, hash, search: foldSearch(row.actor, row.ip, row.action, row.target, row.summary) };
    });
    const { seq, hash, at: time } = last;
    await Promise.all([
      insertAll(at, 'audit', stored),
      changed(at, `UPDATE audit_chain SET seq = ?, hash = ?, at = ?, signature = ? WHERE kind = 'head'`, [
        ...[seq, hash, time, signer.sign('head', last)],
      ]),
    ]);
    return given.map(() => undefined);
  };
}

/** The head, and nobody else moves it before this transaction ends. */
export async function lockedHead(at: Direct, dialect: Database['dialect']): Promise<SignedPoint> {
  const lock = dialect === 'postgres' ? 'FOR UPDATE' : '';
  const sql = `SELECT seq, hash, at, signature FROM audit_chain WHERE kind = 'head' ${lock}`;
  return (await rowsOf<SignedPoint>(at, sql))[0]!;
}

function remarks(head: SignedPoint, signer: ChainSigner, at: number): AuditRow[] {
  if (head.signature === null && head.seq === 0) return [];
  if (signer.isOurs('head', head)) return [];
  const first = head.signature === null;
  return [
    {
      id: newId(at),
      at,
      actorKind: SYSTEM.kind,
      actorId: null,
      actor: SYSTEM.name,
      ip: null,
      action: first ? 'audit.chained' : 'audit.broken',
      target: null,
      summary: first
        ? `The audit log is a signed chain from here on; the ${head.seq} entries before are as they were found`
        : `The signature after entry ${head.seq} does not fit: the log, or the master key, was changed outside of the gateway`,
      detail: null,
    },
  ];
}
