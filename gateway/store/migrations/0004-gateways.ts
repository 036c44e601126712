import type { Migration } from '../migrate.ts';

export const gateways: Migration = {
  id: 4,
  name: 'modems, mail routes, captured mail, inbox',
  async up(trx) {
    await trx.schema.createTable('modems', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('nameKey').notNullable();
      table.text('port').notNullable();
      table.text('profile');
      table.binary('pin');
      table.boolean('enabled').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['nameKey'], { indexName: 'uq_modems_name' });
    });
    await trx.schema.createTable('sim_pins', (table) => {
      table.text('iccid').notNullable();
      table.text('pinHash').notNullable();
      table.text('outcome').notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['iccid', 'pinHash']);
    });
    await trx.schema.createTable('mail_routes', (table) => {
      table.string('id', 36).primary();
      table.text('match').notNullable();
      table.text('kind').notNullable();
      table.text('host');
      table.integer('port').notNullable();
      table.text('tls').notNullable();
      table.text('username');
      table.binary('password');
      table.text('ca');
      table.boolean('enabled').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
    });
    await trx.schema.createTable('captured', (table) => {
      table.string('id', 36).primary();
      table.string('messageId', 36);
      table.bigInteger('at').notNullable();
      table.text('from').notNullable();
      table.text('to').notNullable();
      table.text('subject').notNullable();
      table.integer('bytes').notNullable();
      table.text('search').notNullable();
      table.binary('source').notNullable();
      table.index(['at', 'id'], 'ix_captured_at');
    });
    await trx.schema.createTable('inbox', (table) => {
      table.string('id', 36).primary();
      table.bigInteger('at').notNullable();
      table.text('from').notNullable();
      table.binary('text').notNullable();
      table.text('modem');
      table.text('sim');
      table.integer('concatRef');
      table.integer('parts').notNullable();
      table.boolean('complete').notNullable();
      table.bigInteger('sentAt');
      table.index(['at', 'id'], 'ix_inbox_at');
      table.index(['sim', 'from', 'concatRef'], 'ix_inbox_concat');
    });
    await trx.schema.createTable('inbox_parts', (table) => {
      table.string('id', 36).primary();
      table.string('inboxId', 36).notNullable().references('id').inTable('inbox').onDelete('CASCADE');
      table.integer('seq').notNullable();
      table.integer('total').notNullable();
      table.binary('text').notNullable();
      table.bigInteger('sentAt');
      table.bigInteger('receivedAt').notNullable();
      // Keyed hash of all that makes one SMS that one: read twice from a SIM it is stored once.
      table.text('fingerprint').notNullable();
      table.unique(['fingerprint'], { indexName: 'uq_inbox_parts_fingerprint' });
      table.index(['inboxId', 'seq'], 'ix_inbox_parts_inbox');
    });
  },
};
