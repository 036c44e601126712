import type { MailInStores, OwnCertificateRow, RecordStore } from '../core/mail-in.ts';
import type { SmtpBanSettings } from '../core/model/mail-in.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const SETTINGS_ROW = 1;
const CERTIFICATE = ['id', 'certificate', 'key', 'createdAt'];

interface Kept {
  id: string;
  createdAt: number;
  updatedAt: number;
}
interface Stored extends Kept {
  value: string;
}

/** What is kept of how mail comes in. */
export function mailInStores(db: Database): MailInStores {
  return {
    listeners: records(db, 'smtp_listeners', ({ name }) => name),
    accounts: records(db, 'relay_accounts', ({ login }) => login),
    bans: records(db, 'smtp_bans', ({ kind, value }) => `${kind}:${value}`),
    legacyClients: records(db, 'legacy_clients', ({ block }) => block),
    mailToSms: records(db, 'mail_to_sms', ({ domain }) => domain),
    banSettings: {
      async get() {
        const row = await db.read('smtp_ban_settings').where({ id: SETTINGS_ROW }).first('value');
        return row === undefined ? null : (JSON.parse(row.value) as SmtpBanSettings);
      },
      put: (settings) =>
        db.commit(async (trx) => {
          const row = { id: SETTINGS_ROW, value: JSON.stringify(settings) };
          await trx('smtp_ban_settings').insert(row).onConflict('id').merge();
        }),
    },
    certificates: {
      async get(id) {
        return ((await db.read('own_certificates').where({ id }).first(CERTIFICATE)) as OwnCertificateRow) ?? null;
      },
      put: (row) =>
        db.commit(async (trx) => {
          await trx('own_certificates').insert(row).onConflict('id').merge();
        }),
      putFirst: (row) =>
        db.commit(async (trx) => {
          await trx('own_certificates').insert(row).onConflict('id').ignore();
          return (await trx('own_certificates').where({ id: row.id }).first(CERTIFICATE)) as OwnCertificateRow;
        }),
    },
  };
}

/** @param keyOf what no two of them may share, whatever its case */
function records<Row extends Kept>(db: Database, table: string, keyOf: (row: Row) => string): RecordStore<Row> {
  const stored = (row: Row) => {
    const { id, createdAt, updatedAt, ...value } = row;
    return { id, nameKey: foldName(keyOf(row)), value: JSON.stringify(value), createdAt, updatedAt };
  };
  return {
    async list() {
      const rows: Stored[] = await db
        .read(table)
        .select('id', 'value', 'createdAt', 'updatedAt')
        .orderBy(['createdAt', 'id']);
      return rows.map(({ value, ...kept }) => ({ ...JSON.parse(value), ...kept }) as Row);
    },
    insert: (row) => insertRow(db, table, stored(row)),
    replace: (row) => db.commit((trx) => updateRow(trx, table, { id: row.id }, stored(row))),
    delete: (id) => deleteRow(db, table, id),
  };
}
