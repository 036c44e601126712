import type { Migration } from '../migrate.ts';

export const sims: Migration = {
  id: 6,
  name: 'SIMs, their usage, signal history, SMS routes',
  async up(trx) {
    await trx.schema.createTable('sims', (table) => {
      table.text('iccid').primary();
      table.text('settings').notNullable();
      table.text('lastModem');
      table.text('operator');
      table.text('smscCurrent');
      table.text('smscOriginal');
      table.text('balance');
      table.bigInteger('firstSeenAt').notNullable();
      table.bigInteger('lastSeenAt').notNullable();
    });
    // Kept apart from the ledger, which retention empties.
    await trx.schema.createTable('sim_usage', (table) => {
      table.text('sim').notNullable();
      table.text('day').notNullable();
      table.integer('parts').notNullable();
      table.primary(['sim', 'day']);
    });
    await trx.schema.createTable('sim_recipients', (table) => {
      table.text('sim').notNullable();
      table.text('month').notNullable();
      table.text('number').notNullable();
      table.integer('parts').notNullable();
      table.primary(['sim', 'month', 'number']);
    });
    await trx.schema.createTable('signal_samples', (table) => {
      table.string('modemId', 36).notNullable();
      table.bigInteger('hour').notNullable();
      table.binary('samples').notNullable();
      table.primary(['modemId', 'hour']);
      table.index(['hour'], 'ix_signal_samples_hour');
    });
    await trx.schema.createTable('sms_routes', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.integer('position').notNullable();
      table.text('prefixes').notNullable();
      table.text('domains').notNullable();
      table.text('classes').notNullable();
      table.text('modems').notNullable();
      table.text('strategy').notNullable();
      table.text('otherwise').notNullable();
      table.boolean('enabled').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
    });
  },
};
