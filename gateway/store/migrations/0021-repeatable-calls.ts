import type { Migration } from '../migrate.ts';

export const repeatableCalls: Migration = {
  id: 21,
  name: 'answers to calls with an idempotency key',
  async up(trx) {
    await trx.schema.createTable('repeatable_calls', (table) => {
      table.string('scope', 300).notNullable();
      table.string('key', 200).notNullable();
      table.string('print', 64).notNullable();
      table.text('answer').notNullable();
      table.bigInteger('at').notNullable();
      table.primary(['scope', 'key']);
      table.index(['at'], 'ix_repeatable_calls_at');
    });
  },
};
