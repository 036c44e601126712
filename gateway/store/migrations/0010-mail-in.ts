import { newId } from '../../core/id.ts';
import type { Migration } from '../migrate.ts';

const LISTS = ['smtp_listeners', 'relay_accounts', 'smtp_bans', 'legacy_clients', 'mail_to_sms'];

export const mailIn: Migration = {
  id: 10,
  name: 'listeners, relay accounts, bans, old devices, mail to SMS',
  async up(trx) {
    for (const list of LISTS) {
      await trx.schema.createTable(list, (table) => {
        table.string('id', 36).primary();
        table.text('nameKey').notNullable();
        // JSON of the record: the lists are short and always read whole.
        table.text('value').notNullable();
        table.bigInteger('createdAt').notNullable();
        table.bigInteger('updatedAt').notNullable();
        table.unique(['nameKey'], { indexName: `uq_${list}_name` });
      });
    }
    // One row: JSON of the settings, once somebody has changed them.
    await trx.schema.createTable('smtp_ban_settings', (table) => {
      table.integer('id').primary();
      table.text('value').notNullable();
    });
    // What the gateway's own certificate authority has made, and itself.
    await trx.schema.createTable('own_certificates', (table) => {
      table.text('id').primary();
      table.text('certificate').notNullable();
      table.binary('key').notNullable();
      table.bigInteger('createdAt').notNullable();
    });
    // The domain that has always worked, as it has.
    const now = Date.now();
    const value = {
      ...{ domain: 'sms.gateway', enabled: true, allowListed: true, accounts: null, senders: { allow: [], deny: [] } },
      ...{ text: 'body', cutQuotes: true, maxLength: 2000, tooLong: 'refuse', flash: false },
      ...{ expiresInMinutes: null, reports: 'none' },
    };
    await trx('mail_to_sms').insert({
      ...{ id: newId(now), nameKey: value.domain, value: JSON.stringify(value) },
      ...{ createdAt: now, updatedAt: now },
    });
  },
};
