import type { Migration } from '../migrate.ts';

export const pushes: Migration = {
  id: 2,
  name: 'pushes and message templates',
  async up(trx) {
    await trx.schema.createTable('template_versions', (table) => {
      table.text('channel').notNullable();
      table.integer('version').notNullable();
      table.text('content').notNullable();
      table.bigInteger('at').notNullable();
      table.text('by').notNullable();
      table.primary(['channel', 'version']);
    });
    // No reference to messages: those are deleted after their retention time, the push stays.
    await trx.schema.createTable('pushes', (table) => {
      table.string('id', 36).primary();
      table.string('tokenId', 36).notNullable().references('id').inTable('tokens').onDelete('CASCADE');
      table.string('userId', 36).notNullable();
      table.text('channel').notNullable();
      table.text('to').notNullable();
      table.string('messageId', 36).notNullable();
      table.integer('templateVersion').notNullable();
      table.text('authorization').notNullable();
      table.text('by').notNullable();
      table.text('state').notNullable();
      table.binary('linkHash');
      table.integer('tries').notNullable();
      table.bigInteger('queuedAt').notNullable();
      table.bigInteger('acceptedAt');
      table.bigInteger('deliveredAt');
      table.bigInteger('openedAt');
      table.bigInteger('revealedAt');
      table.bigInteger('verifiedAt');
      table.bigInteger('endedAt');
      table.bigInteger('linkExpiresAt');
      table.unique(['messageId'], { indexName: 'uq_pushes_message' });
      table.unique(['linkHash'], { indexName: 'uq_pushes_link' });
      table.index(['tokenId', 'id'], 'ix_pushes_token');
    });
  },
};
