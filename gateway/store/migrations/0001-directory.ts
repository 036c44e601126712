import type { Migration } from '../migrate.ts';

/*
 * In all tables: ids are UUIDv7 as text, times are milliseconds, JSON is text, secrets are sealed bytes. `…Key` is the
 * case-folded form of a name, `search` the case-folded text that `q` looks in (fold.ts): databases fold only ASCII or
 * each in its own way.
 */
export const directory: Migration = {
  id: 1,
  name: 'directory',
  async up(trx) {
    await trx.schema.createTable('domains', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('nameKey').notNullable();
      table.text('source').notNullable();
      table.text('defaultCountry').notNullable();
      table.text('language').notNullable();
      table.text('search').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['nameKey'], { indexName: 'uq_domains_name' });
    });
    await trx.schema.createTable('users', (table) => {
      table.string('id', 36).primary();
      table.string('domainId', 36).notNullable().references('id').inTable('domains').onDelete('CASCADE');
      table.text('login').notNullable();
      table.text('loginKey').notNullable();
      table.text('displayName').notNullable();
      table.text('displayNameKey').notNullable();
      table.text('email');
      table.text('mobile');
      table.text('language');
      table.text('search').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['domainId', 'loginKey'], { indexName: 'uq_users_login' });
      table.index(['loginKey', 'id'], 'ix_users_login');
      table.index(['displayNameKey', 'id'], 'ix_users_display_name');
    });
    await trx.schema.createTable('tokens', (table) => {
      table.string('id', 36).primary();
      table.text('serial').notNullable();
      table.string('userId', 36).notNullable().references('id').inTable('users').onDelete('CASCADE');
      table.text('type').notNullable();
      table.text('issuer').notNullable();
      table.text('label');
      table.text('algorithm').notNullable();
      table.integer('digits').notNullable();
      table.integer('period');
      table.bigInteger('counter');
      table.text('link');
      table.text('authorization').notNullable();
      table.text('state').notNullable();
      table.binary('seed').notNullable();
      table.bigInteger('lastStep');
      table.text('search').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.unique(['serial'], { indexName: 'uq_tokens_serial' });
      table.index(['userId'], 'ix_tokens_user');
    });
  },
};
