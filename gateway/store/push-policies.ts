import type { LinkPageStore } from '../core/link-page-store.ts';
import type { PolicyRow, PolicyStore, PushTemplateRow, PushTemplateStore } from '../core/push-stores.ts';
import type { Database } from './db.ts';

type Stored<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

export function policyStore(db: Database): PolicyStore {
  return {
    async all() {
      const rows: Stored<PolicyRow, 'value'>[] = await db.read('push_policies');
      return rows.map((row) => ({ ...row, value: JSON.parse(row.value) }));
    },
    put: (row) =>
      db.commit(async (trx) => {
        const stored = { ...row, value: JSON.stringify(row.value) };
        await trx('push_policies').insert(stored).onConflict('domainId').merge();
      }),
    remove: (domainId) => db.commit(async (trx) => (await trx('push_policies').where({ domainId }).delete()) > 0),
  };
}

/** Message templates of domains, languages and kinds: every version is kept. */
export function pushTemplateStore(db: Database): PushTemplateStore {
  const spoken = (row: Omit<PushTemplateRow, 'content'> & { content: string | null }): PushTemplateRow => ({
    ...row,
    content: row.content === null ? null : JSON.parse(row.content),
  });
  return {
    async get(id) {
      const row = await db.read('push_templates').where({ id }).first();
      return row ? spoken(row) : null;
    },
    async current() {
      const rows = await db.read('push_templates as t').whereNotExists((newer) =>
        newer
          .from('push_templates as n')
          .whereRaw(
            `n.kind = t.kind AND n.channel = t.channel AND n."domainId" = t."domainId"
             AND n.language = t.language AND n.version > t.version`,
          )
          .select(db.read.raw('1')),
      );
      return rows.map(spoken).filter(({ content }) => content !== null);
    },
    add: (row) =>
      db.commit(async (trx) => {
        const { kind, channel, domainId, language } = row;
        const newest = await trx('push_templates')
          .where({ kind, channel, domainId, language })
          .max({ version: 'version' })
          .first();
        const version = Number(newest?.version ?? 0) + 1;
        const content = row.content === null ? null : JSON.stringify(row.content);
        await trx('push_templates').insert({ ...row, version, content });
        return { ...row, version };
      }),
  };
}

export function linkPageStore(db: Database): LinkPageStore {
  return {
    async all() {
      const rows = await db.read('link_pages');
      return rows.map((row) => ({ ...row, texts: JSON.parse(row.texts) }));
    },
    put: (row) =>
      db.commit(async (trx) => {
        const stored = { ...row, texts: JSON.stringify(row.texts) };
        await trx('link_pages').insert(stored).onConflict(['domainId', 'language']).merge();
      }),
    logos: () => db.read('link_logos'),
    putLogo: (row) =>
      db.commit(async (trx) => {
        if (row.bytes === null) await trx('link_logos').where({ domainId: row.domainId }).delete();
        else await trx('link_logos').insert(row).onConflict('domainId').merge();
      }),
  };
}
