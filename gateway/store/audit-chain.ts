import type { AuditChainStore, ChainLink, ChainPoint, ChainSigner, SignedPoint } from '../core/audit-chain.ts';
import { lockedHead } from './audit-append.ts';
import type { Database } from './db.ts';

const LINK = [
  'id',
  'seq',
  'at',
  'actorKind',
  'actorId',
  'actor',
  'ip',
  'action',
  'target',
  'summary',
  'detail',
  'hash',
];
const POINT = ['seq', 'hash', 'at', 'signature'];

/** The audit log as a chain: its ends, its links, and how old ones leave it. */
export function auditChainStore(db: Database, signer: ChainSigner): AuditChainStore {
  const point = async (kind: 'head' | 'base') =>
    ((await db.read('audit_chain').where({ kind }).first(POINT)) as SignedPoint | undefined) ?? null;
  return {
    head: async () => (await point('head'))!,
    base: () => point('base'),
    async links(afterSeq, limit) {
      const rows: ChainLink[] = await db
        .read('audit')
        .select(LINK)
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit);
      return rows;
    },
    clean: (before, limit) =>
      db.commit(async (trx) => {
        await lockedHead(trx, db.dialect);
        const oldest: ChainPoint[] = await trx('audit').select('seq', 'hash', 'at').orderBy('seq').limit(limit);
        const young = oldest.findIndex(({ at }) => at >= before);
        const old = young < 0 ? oldest : oldest.slice(0, young);
        const last = old.at(-1);
        if (!last) return 0;
        await trx('audit').where('seq', '<=', last.seq).delete();
        const base = { kind: 'base', ...last, signature: signer.sign('base', last) };
        await trx('audit_chain').insert(base).onConflict('kind').merge();
        return old.length;
      }),
  };
}
