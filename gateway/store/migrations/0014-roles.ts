import type { Knex } from 'knex';
import { CHAIN_START, type ChainedEntry, type ChainPoint, linkHash } from '../../core/audit-chain.ts';
import type { Migration } from '../migrate.ts';

export const roles: Migration = {
  id: 14,
  name: 'roles, second factors, audit chain',
  async up(trx) {
    await trx.schema.alterTable('admins', (table) => {
      // JSON: ids of the domains that a help desk looks after.
      table.text('domains').notNullable().defaultTo('[]');
      table.bigInteger('disabledAt');
      // Sealed; the second one waits for its first code.
      table.binary('otpSeed');
      table.binary('otpPending');
      table.bigInteger('otpStep');
    });
    await trx.schema.createTable('admin_recovery_codes', (table) => {
      table.binary('codeHash').primary();
      table.string('adminId', 36).notNullable().references('id').inTable('admins').onDelete('CASCADE');
      table.index(['adminId'], 'ix_admin_recovery_codes_admin');
    });
    await trx.schema.alterTable('bulk_runs', (table) => {
      // NULL = not of one domain.
      table.string('domainId', 36);
      table.index(['domainId', 'createdAt'], 'ix_bulk_runs_domain');
    });
    for (const { id, selection } of await trx('bulk_runs').select('id', 'selection')) {
      await trx('bulk_runs')
        .where({ id })
        .update({ domainId: JSON.parse(selection).domainId ?? null });
    }
    await trx.schema.alterTable('audit', (table) => {
      table.bigInteger('seq');
      table.binary('hash');
    });
    await trx.schema.createTable('audit_chain', (table) => {
      table.text('kind').primary();
      table.bigInteger('seq').notNullable();
      table.binary('hash').notNullable();
      table.bigInteger('at').notNullable();
      // NULL = chained by this step, which has no key.
      table.binary('signature');
    });
    const head = await chainAll(trx);
    await trx('audit_chain').insert({ kind: 'head', ...head, signature: null });
    await trx.raw('CREATE UNIQUE INDEX uq_audit_seq ON audit (seq)');
  },
};

const AT_ONCE = 500;

/** What is there is chained as it is found, in the order of its time. */
async function chainAll(trx: Knex.Transaction): Promise<ChainPoint> {
  let last: ChainPoint & { id: string } = { ...CHAIN_START, id: '' };
  for (;;) {
    const rows: ChainedEntry[] = await trx('audit')
      .whereRaw('(at, id) > (?, ?)', [last.at, last.id])
      .orderBy(['at', 'id'])
      .limit(AT_ONCE);
    for (const row of rows) {
      const seq = last.seq + 1;
      const hash = linkHash(last.hash, seq, row);
      await trx('audit').where({ id: row.id }).update({ seq, hash });
      last = { seq, hash, at: row.at, id: row.id };
    }
    if (rows.length < AT_ONCE) break;
  }
  const { seq, hash, at } = last;
  return { seq, hash, at };
}
