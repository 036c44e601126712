import type { Migration } from '../migrate.ts';

export const afterAttempt: Migration = {
  id: 22,
  name: 'what becomes of a message when the attempt under way ends',
  async up(trx) {
    await trx.schema.alterTable('deliveries', (table) => {
      // Held or cancelled while it was being sent; null = nothing was decided meanwhile.
      table.text('afterAttempt');
    });
  },
};
