import type { Migration } from '../migrate.ts';

export const queueIndexes: Migration = {
  id: 20,
  name: 'indexes for a queue of a million',
  async up(trx) {
    // Lists by state, and acts on all of a state, go through it in the order of the messages, page by page.
    await trx.raw('CREATE INDEX ix_deliveries_state ON deliveries (state, "messageId")');
    // Today's figures: only ends are counted by their time, so what waits and is tried is not written here.
    await trx.raw('DROP INDEX ix_deliveries_updated');
    await trx.raw(
      `CREATE INDEX ix_deliveries_ended ON deliveries (state, "updatedAt")
       WHERE state IN ('sent', 'delivered', 'failed', 'expired')`,
    );
    // Retention looks only at what still has a body.
    await trx.raw(
      'CREATE INDEX ix_messages_body ON messages ("createdAt") WHERE "bodyWipedAt" IS NULL AND "bodySize" > 0',
    );
  },
};
