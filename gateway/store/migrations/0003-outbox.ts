import type { Migration } from '../migrate.ts';

export const outbox: Migration = {
  id: 3,
  name: 'outbox',
  async up(trx) {
    await trx.schema.createTable('messages', (table) => {
      table.string('id', 36).primary();
      table.text('channel').notNullable();
      table.text('kind').notNullable();
      // The lane: 0 otp, 1 notice, 2 bulk.
      table.integer('class').notNullable();
      table.text('sender');
      table.text('subject');
      table.text('ref');
      table.text('options').notNullable();
      table.text('source').notNullable();
      table.text('actorKind').notNullable();
      table.text('actorId');
      table.text('actorName').notNullable();
      table.text('actorIp');
      table.text('idempotencyScope');
      table.text('idempotencyKey');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('expiresAt').notNullable();
      table.bigInteger('bodySize');
      table.bigInteger('bodyWipedAt');
      // Folded sender, subject and recipients, for `q`.
      table.text('search');
      // Null is unequal to null in both databases: messages without a key do not clash.
      table.unique(['idempotencyScope', 'idempotencyKey'], { indexName: 'uq_messages_idempotency' });
      table.index(['createdAt', 'id'], 'ix_messages_created');
    });
    await trx.schema.createTable('deliveries', (table) => {
      table.string('id', 36).primary();
      table.string('messageId', 36).notNullable().references('id').inTable('messages').onDelete('CASCADE');
      table.text('channel').notNullable();
      table.text('recipient').notNullable();
      table.integer('lane').notNullable();
      table.text('state').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('nextAttemptAt');
      table.bigInteger('expiresAt').notNullable();
      table.bigInteger('leasedUntil');
      table.text('node');
      table.text('via');
      table.text('problem');
      table.bigInteger('firstSentAt');
      table.bigInteger('finishedAt');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.index(['messageId'], 'ix_deliveries_message');
      table.index(['state', 'expiresAt'], 'ix_deliveries_expiry');
      table.index(['updatedAt'], 'ix_deliveries_updated');
    });
    // Claims look only at what waits, so the index stays small however many deliveries are kept.
    await trx.raw(
      `CREATE INDEX ix_deliveries_claim ON deliveries (channel, state, lane, "nextAttemptAt") WHERE state = 'queued'`,
    );
    await trx.raw(`CREATE INDEX ix_deliveries_lease ON deliveries ("leasedUntil") WHERE "leasedUntil" IS NOT NULL`);
    await trx.schema.createTable('attempts', (table) => {
      table.string('id', 36).primary();
      table.string('deliveryId', 36).notNullable().references('id').inTable('deliveries').onDelete('CASCADE');
      table.integer('number').notNullable();
      table.bigInteger('startedAt').notNullable();
      table.bigInteger('endedAt');
      table.text('via');
      table.text('outcome');
      table.text('response');
      table.text('problem');
      table.text('dialogue');
      table.index(['deliveryId', 'number'], 'ix_attempts_delivery');
    });
    await trx.schema.createTable('parts', (table) => {
      table.string('id', 36).primary();
      table.string('deliveryId', 36).notNullable().references('id').inTable('deliveries').onDelete('CASCADE');
      table.integer('seq').notNullable();
      table.integer('total').notNullable();
      table.integer('concatRef').notNullable();
      table.text('state').notNullable();
      table.text('modem');
      table.text('sim');
      table.integer('reference');
      table.bigInteger('submittedAt');
      table.bigInteger('sentAt');
      table.bigInteger('reportedAt');
      table.integer('status');
      table.unique(['deliveryId', 'seq'], { indexName: 'uq_parts_seq' });
      table.index(['sim', 'reference', 'state'], 'ix_parts_report');
      table.index(['submittedAt'], 'ix_parts_submitted');
    });
    // Reports that came before the commit of their part, or that no part fits.
    await trx.schema.createTable('status_reports', (table) => {
      table.string('id', 36).primary();
      table.text('modem').notNullable();
      table.text('sim');
      table.integer('reference').notNullable();
      table.text('number').notNullable();
      table.integer('status').notNullable();
      table.bigInteger('dischargedAt');
      table.bigInteger('receivedAt').notNullable();
      table.string('partId', 36);
      table.index(['sim', 'reference'], 'ix_status_reports_match');
      table.index(['receivedAt'], 'ix_status_reports_received');
    });
    // No reference: chunks of a large body are written before their message is accepted.
    await trx.schema.createTable('bodies', (table) => {
      table.string('messageId', 36).notNullable();
      table.integer('seq').notNullable();
      table.binary('chunk').notNullable();
      table.primary(['messageId', 'seq']);
    });
    await trx.schema.createTable('events', (table) => {
      table.string('id', 36).primary();
      table.string('messageId', 36).notNullable().references('id').inTable('messages').onDelete('CASCADE');
      table.string('deliveryId', 36);
      table.bigInteger('at').notNullable();
      table.text('event').notNullable();
      table.text('text').notNullable();
      table.text('actor');
      table.index(['messageId', 'id'], 'ix_events_message');
    });
  },
};
