import type { Migration } from '../migrate.ts';

export const administration: Migration = {
  id: 5,
  name: 'administrators, sessions, API keys, audit',
  async up(trx) {
    await trx.schema.createTable('admins', (table) => {
      table.string('id', 36).primary();
      table.text('username').notNullable();
      table.text('usernameKey').notNullable();
      table.text('role').notNullable();
      table.text('passwordHash').notNullable();
      table.boolean('mustChangePassword').notNullable();
      table.bigInteger('lastLoginAt');
      table.bigInteger('createdAt').notNullable();
      table.unique(['usernameKey'], { indexName: 'uq_admins_username' });
    });
    await trx.schema.createTable('sessions', (table) => {
      table.binary('idHash').primary();
      table.string('adminId', 36).notNullable().references('id').inTable('admins').onDelete('CASCADE');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('lastSeenAt').notNullable();
      table.bigInteger('expiresAt').notNullable();
      table.text('ip');
      table.index(['adminId'], 'ix_sessions_admin');
      table.index(['expiresAt'], 'ix_sessions_expiry');
    });
    await trx.schema.createTable('api_keys', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('prefix').notNullable();
      table.binary('keyHash').notNullable();
      table.text('scopes').notNullable();
      table.bigInteger('expiresAt');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('lastUsedAt');
      table.bigInteger('revokedAt');
      table.unique(['keyHash'], { indexName: 'uq_api_keys_hash' });
    });
    await trx.schema.createTable('audit', (table) => {
      table.string('id', 36).primary();
      table.bigInteger('at').notNullable();
      table.text('actorKind').notNullable();
      table.text('actorId');
      table.text('actor').notNullable();
      table.text('ip');
      table.text('action').notNullable();
      table.text('target');
      table.text('summary').notNullable();
      table.text('detail');
      table.text('search').notNullable();
      table.index(['at', 'id'], 'ix_audit_at');
      table.index(['action', 'at'], 'ix_audit_action');
      table.index(['target', 'at'], 'ix_audit_target');
    });
    await trx.schema.createTable('settings_kv', (table) => {
      table.text('key').primary();
      table.text('value').notNullable();
      table.bigInteger('updatedAt').notNullable();
    });
  },
};
