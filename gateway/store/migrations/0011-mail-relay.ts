import type { Migration } from '../migrate.ts';

export const mailRelay: Migration = {
  id: 11,
  name: 'mail relay: smarthosts, host names, DKIM keys, notices, postmaster box',
  async up(trx) {
    await trx.schema.createTable('smarthosts', (table) => {
      table.string('id', 36).primary();
      table.string('routeId', 36).notNullable().references('id').inTable('mail_routes').onDelete('CASCADE');
      // Order of preference.
      table.integer('seq').notNullable();
      table.text('host').notNullable();
      table.integer('port').notNullable();
      table.text('tls').notNullable();
      table.text('username');
      table.binary('password');
      table.text('ca');
      table.text('fingerprint');
      table.text('clientCertificate');
      table.binary('clientKey');
      table.index(['routeId', 'seq'], 'ix_smarthosts_route');
    });
    // The one host a route had keeps the route's id: its password is sealed for that id.
    await trx.raw(
      `INSERT INTO smarthosts (id, "routeId", seq, host, port, tls, username, password, ca)
       SELECT id, id, 0, host, port, tls, username, password, ca FROM mail_routes
       WHERE kind = 'smarthost' AND host IS NOT NULL`,
    );
    for (const column of ['host', 'username', 'password']) {
      await trx.raw(`ALTER TABLE mail_routes DROP COLUMN ${column}`);
    }
    await trx.schema.alterTable('mail_routes', (table) => {
      table.integer('connections');
      table.integer('perMinute');
      table.text('retrySeconds');
    });
    await trx.schema.createTable('host_addresses', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('addresses').notNullable();
      table.text('note');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['name'], { indexName: 'uq_host_addresses_name' });
    });
    await trx.schema.createTable('dkim_keys', (table) => {
      table.string('id', 36).primary();
      table.text('domain').notNullable();
      table.text('selector').notNullable();
      table.text('algorithm').notNullable();
      table.binary('privateKey').notNullable();
      table.text('publicKey').notNullable();
      table.boolean('enabled').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['domain', 'selector'], { indexName: 'uq_dkim_keys_selector' });
    });

    // When the sender was told of the end, or it was found that there is nobody to be told.
    await trx.schema.alterTable('deliveries', (table) => {
      table.bigInteger('noticeAt');
    });
    const ended = `channel = 'email' AND state IN ('failed', 'expired')`;
    // What failed before there were notices is not told now.
    await trx.raw(`UPDATE deliveries SET "noticeAt" = "updatedAt" WHERE ${ended}`);
    await trx.raw(
      `CREATE INDEX ix_deliveries_notice ON deliveries ("updatedAt") WHERE "noticeAt" IS NULL AND ${ended}`,
    );
    // Recipients whose sender asked to hear of success (RFC 3461, NOTIFY=SUCCESS).
    await trx.schema.createTable('success_notices', (table) => {
      table.string('messageId', 36).notNullable().references('id').inTable('messages').onDelete('CASCADE');
      table.text('recipient').notNullable();
      table.primary(['messageId', 'recipient']);
    });
    // One row: JSON of the settings, once somebody has changed them, and how far delays have been looked at.
    await trx.schema.createTable('notice_settings', (table) => {
      table.integer('id').primary();
      table.text('value');
      table.string('delayCursor', 36);
    });
    await trx.schema.createTable('postmaster_mails', (table) => {
      table.string('id', 36).primary();
      table.string('messageId', 36);
      table.bigInteger('at').notNullable();
      table.text('kind').notNullable();
      table.text('from').notNullable();
      table.text('to').notNullable();
      table.text('subject').notNullable();
      table.text('reason').notNullable();
      table.integer('bytes').notNullable();
      table.text('search').notNullable();
      table.binary('source').notNullable();
      table.index(['at', 'id'], 'ix_postmaster_mails_at');
    });
  },
};
