import type { Migration } from '../migrate.ts';

export const inbound: Migration = {
  id: 7,
  name: 'inbound messages: assembly, forwarding, opt-outs',
  async up(trx) {
    await trx.schema.alterTable('inbox', (table) => {
      // References of 8 and of 16 bits are counted apart.
      table.integer('concatBits');
      table.text('state').notNullable().defaultTo('complete');
      table.bigInteger('handledAt');
    });
    await trx('inbox').whereNotNull('concatRef').update({ concatBits: 8 });
    await trx('inbox').where({ complete: false }).update({ state: 'assembling' });
    // What came before there were rules is not acted on.
    await trx('inbox')
      .where({ complete: true })
      .update({ handledAt: trx.ref('at') });
    await trx.raw(`CREATE INDEX ix_inbox_unhandled ON inbox (id) WHERE "handledAt" IS NULL`);
    await trx.raw(`CREATE INDEX ix_inbox_assembling ON inbox (at) WHERE state = 'assembling'`);

    // Of messages deleted here that a SIM may still hold.
    await trx.schema.createTable('inbox_seen', (table) => {
      table.text('fingerprint').primary();
      table.bigInteger('at').notNullable();
    });

    // It may be on the air from a submit that was never answered.
    await trx.schema.alterTable('parts', (table) => {
      table.boolean('doubtful').notNullable().defaultTo(false);
    });
    await trx('parts').where({ state: 'uncertain' }).update({ doubtful: true });
    // When the service centre took the message that the report is about.
    await trx.schema.alterTable('status_reports', (table) => {
      table.bigInteger('acceptedAt');
    });

    await trx.schema.createTable('forwarding_rules', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('nameKey').notNullable();
      table.boolean('enabled').notNullable();
      table.string('modemId', 36);
      table.text('sim');
      table.text('senders').notNullable();
      table.text('keywords').notNullable();
      table.text('kind').notNullable();
      table.text('target').notNullable();
      table.text('ca');
      table.binary('secret');
      table.text('health').notNullable();
      table.bigInteger('healthSince');
      table.text('lastError');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['nameKey'], { indexName: 'uq_forwarding_rules_name' });
    });
    await trx.schema.createTable('forwards', (table) => {
      table.string('id', 36).primary();
      table.string('ruleId', 36).notNullable().references('id').inTable('forwarding_rules').onDelete('CASCADE');
      table.string('inboxId', 36).notNullable().references('id').inTable('inbox').onDelete('CASCADE');
      table.text('state').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('nextAttemptAt');
      table.bigInteger('expiresAt').notNullable();
      table.string('messageId', 36);
      table.text('response');
      table.text('problem');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('finishedAt');
      // One rule passes one message on once.
      table.unique(['ruleId', 'inboxId'], { indexName: 'uq_forwards_once' });
      table.index(['inboxId'], 'ix_forwards_inbox');
      table.index(['createdAt', 'id'], 'ix_forwards_created');
    });
    await trx.raw(`CREATE INDEX ix_forwards_due ON forwards ("nextAttemptAt") WHERE state = 'queued'`);

    await trx.schema.createTable('opt_outs', (table) => {
      table.string('id', 36).primary();
      table.text('number').notNullable();
      table.bigInteger('since').notNullable();
      table.text('source').notNullable();
      table.text('keyword');
      table.text('by').notNullable();
      table.text('note');
      table.string('inboxId', 36);
      table.text('search').notNullable();
      table.unique(['number'], { indexName: 'uq_opt_outs_number' });
      table.index(['since', 'id'], 'ix_opt_outs_since');
    });
    // One row: JSON of the settings, once somebody has changed them.
    await trx.schema.createTable('opt_out_settings', (table) => {
      table.integer('id').primary();
      table.text('value').notNullable();
    });
  },
};
