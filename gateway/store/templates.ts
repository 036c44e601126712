import type { TemplateStore, TemplateVersionRow } from '../core/stores.ts';
import type { Database } from './db.ts';

type Stored = Omit<TemplateVersionRow, 'content'> & { content: string };

/** Message templates: every saved version is kept. */
export function templateStore(db: Database): TemplateStore {
  const versions = () => db.read<Stored>('template_versions').orderBy('version', 'desc');
  return {
    async latest(channel) {
      const row: Stored | undefined = await versions().where({ channel }).first();
      return row ? versionOf(row) : null;
    },
    async get(channel, version) {
      const row: Stored | undefined = await versions().where({ channel, version }).first();
      return row ? versionOf(row) : null;
    },
    async list(channel) {
      const rows: Stored[] = await versions().where({ channel });
      return rows.map(versionOf);
    },
    add: (channel, content, by, at) =>
      db.commit(async (trx) => {
        const newest = await trx('template_versions').where({ channel }).max({ version: 'version' }).first();
        const row = { channel, version: Number(newest?.version ?? 0) + 1, content, at, by };
        await trx('template_versions').insert({ ...row, content: JSON.stringify(content) });
        return row;
      }),
  };
}

function versionOf(row: Stored): TemplateVersionRow {
  return { ...row, content: JSON.parse(row.content) };
}
