import type { Knex } from 'knex';
import type { MailRouteRow, MailRouteStore, SmarthostRow } from '../core/mail-routes.ts';
import type { Database } from './db.ts';
import { deleteRow, updateRow } from './rows.ts';

type HostOfRoute = SmarthostRow & { routeId: string; seq: number };

/** Mail routes, oldest first, each with its smarthosts in order. */
export function mailRouteStore(db: Database): MailRouteStore {
  return {
    async list() {
      const rows = await db.read('mail_routes').orderBy(['createdAt', 'id']);
      const hosts = (await db.read('smarthosts').orderBy(['routeId', 'seq'])) as HostOfRoute[];
      return rows.map((row) => routeOf(row, hosts));
    },
    async get(id) {
      const row = await db.read('mail_routes').where({ id }).first();
      if (!row) return null;
      return routeOf(row, await db.read('smarthosts').where({ routeId: id }).orderBy('seq'));
    },
    insert: ({ hosts, ...row }) =>
      db.commit(async (trx) => {
        await trx('mail_routes').insert(columnsOf(row));
        await putHosts(trx, row.id, hosts);
      }),
    update: (id, { hosts, ...patch }) =>
      db.commit(async (trx) => {
        const isThere = await updateRow(trx, 'mail_routes', { id }, columnsOf(patch));
        if (isThere && hosts) await putHosts(trx, id, hosts);
        return isThere;
      }),
    delete: (id) => deleteRow(db, 'mail_routes', id),
  };
}

async function putHosts(trx: Knex.Transaction, routeId: string, hosts: SmarthostRow[]): Promise<void> {
  await trx('smarthosts').where({ routeId }).delete();
  if (hosts.length > 0) await trx('smarthosts').insert(hosts.map((host, seq) => ({ ...host, routeId, seq })));
}

function columnsOf<T extends { retrySeconds?: number[] | null }>(row: T): object {
  if (row.retrySeconds === undefined) return row;
  return { ...row, retrySeconds: row.retrySeconds && JSON.stringify(row.retrySeconds) };
}

function routeOf(
  row: Omit<MailRouteRow, 'hosts' | 'retrySeconds'> & { retrySeconds: string | null },
  hosts: HostOfRoute[],
): MailRouteRow {
  const own = hosts.filter(({ routeId }) => routeId === row.id);
  return {
    ...row,
    retrySeconds: row.retrySeconds === null ? null : (JSON.parse(row.retrySeconds) as number[]),
    hosts: own.map(({ routeId: _route, seq: _seq, ...host }) => host),
  };
}
