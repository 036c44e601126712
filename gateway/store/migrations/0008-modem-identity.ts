import type { Migration } from '../migrate.ts';

export const modemIdentity: Migration = {
  id: 8,
  name: 'modems are known by their IMEI',
  async up(trx) {
    await trx.schema.alterTable('modems', (table) => {
      table.text('imei');
      // JSON: what its USB device looks like.
      table.text('usb');
    });
  },
};
