import type { Migration } from '../migrate.ts';

export const sources: Migration = {
  id: 12,
  name: 'identity sources, verified tokens',
  async up(trx) {
    await trx.schema.createTable('sources', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('nameKey').notNullable();
      table.string('domainId', 36).notNullable().references('id').inTable('domains').onDelete('CASCADE');
      table.boolean('enabled').notNullable();
      // JSON: how to reach and read it.
      table.text('settings').notNullable();
      table.binary('password');
      // JSON: where the next incremental sync goes on.
      table.text('cursor');
      table.bigInteger('nextAt');
      // Claim of the gateway that is syncing it.
      table.bigInteger('leasedUntil');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['nameKey'], { indexName: 'uq_sources_name' });
    });
    await trx.schema.createTable('sync_runs', (table) => {
      table.string('id', 36).primary();
      table.string('sourceId', 36).notNullable().references('id').inTable('sources').onDelete('CASCADE');
      table.text('kind').notNullable();
      table.text('by').notNullable();
      table.text('state').notNullable();
      table.text('node').notNullable();
      table.bigInteger('startedAt').notNullable();
      table.bigInteger('finishedAt');
      // JSON: counts, problem, notes.
      table.text('counts').notNullable();
      table.integer('expected');
      table.integer('gone');
      table.text('problem');
      table.text('notes').notNullable();
      table.index(['sourceId', 'id'], 'ix_sync_runs_source');
    });
    await trx.schema.alterTable('users', (table) => {
      table.string('sourceId', 36);
      // objectGUID, entryUUID or the like: what a rename does not change.
      table.text('externalId');
      // The run that saw the user last, and what it said.
      table.string('syncRun', 36);
      table.boolean('sourceDisabled').notNullable().defaultTo(false);
      table.bigInteger('disabledAt');
      table.text('disabledWhy');
    });
    await trx.raw(
      `CREATE UNIQUE INDEX uq_users_external ON users ("sourceId", "externalId") WHERE "sourceId" IS NOT NULL`,
    );
    await trx.schema.createTable('user_groups', (table) => {
      table.string('userId', 36).notNullable().references('id').inTable('users').onDelete('CASCADE');
      table.text('group').notNullable();
      table.string('sourceId', 36).notNullable().references('id').inTable('sources').onDelete('CASCADE');
      table.string('syncRun', 36).notNullable();
      table.primary(['userId', 'group']);
      table.index(['sourceId', 'syncRun'], 'ix_user_groups_source');
    });
    await trx.schema.alterTable('tokens', (table) => {
      table.bigInteger('verifiedAt');
      table.bigInteger('seedWipedAt');
    });
    // A code was accepted before it was noted when.
    await trx('tokens')
      .whereNotNull('lastStep')
      .update({ verifiedAt: trx.ref('updatedAt') });
  },
};
