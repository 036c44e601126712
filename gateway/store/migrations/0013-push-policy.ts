import type { Migration } from '../migrate.ts';

export const pushPolicy: Migration = {
  id: 13,
  name: 'push policies, scheduled pushes, bulk runs, push events, webhooks, link pages',
  async up(trx) {
    await trx.schema.alterTable('pushes', (table) => {
      // What the message is: token, reminder.
      table.text('kind').notNullable().defaultTo('token');
      // A row of push_templates; NULL = the template that has only a version.
      table.string('templateId', 36);
      // JSON: what the policy said when the push was made.
      table.text('rules');
      // The code, where it goes by a way of its own.
      table.text('codeChannel');
      table.text('codeTo');
      table.string('codeMessageId', 36);
      table.string('codeTemplateId', 36);
      table.bigInteger('seenAt');
      table.string('runId', 36);
      table.index(['codeMessageId'], 'ix_pushes_code_message');
    });
    await trx.raw(`CREATE INDEX ix_pushes_run ON pushes ("runId", state) WHERE "runId" IS NOT NULL`);
    // Whom this token was pushed for by policy, or would have been: another user means that it was assigned anew.
    await trx.schema.alterTable('tokens', (table) => {
      table.string('pushedFor', 36);
    });
    // What was there before policies is not pushed by them.
    await trx('tokens').update({ pushedFor: trx.ref('userId') });
    await trx.raw(
      `CREATE INDEX ix_tokens_unpushed ON tokens (id) WHERE "pushedFor" IS NULL OR "pushedFor" <> "userId"`,
    );

    // domainId '' = every domain that has none of its own.
    await trx.schema.createTable('push_policies', (table) => {
      table.string('domainId', 36).primary();
      table.text('value').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.text('updatedBy').notNullable();
    });
    // Never changed: a push names the row it was made with. domainId, language '' = any.
    await trx.schema.createTable('push_templates', (table) => {
      table.string('id', 36).primary();
      table.string('domainId', 36).notNullable();
      table.text('language').notNullable();
      table.text('kind').notNullable();
      table.text('channel').notNullable();
      table.integer('version').notNullable();
      // NULL = from this version on there is none.
      table.text('content');
      table.bigInteger('at').notNullable();
      table.text('by').notNullable();
      table.unique(['kind', 'channel', 'domainId', 'language', 'version'], { indexName: 'uq_push_templates' });
    });
    await trx.schema.createTable('push_events', (table) => {
      table.bigIncrements('seq');
      table.string('pushId', 36).notNullable().references('id').inTable('pushes').onDelete('CASCADE');
      table.bigInteger('at').notNullable();
      table.text('event').notNullable();
      table.text('evidence');
      table.index(['pushId', 'seq'], 'ix_push_events_push');
    });
    // Things to do at a time.
    await trx.schema.createTable('push_tasks', (table) => {
      table.string('id', 36).primary();
      table.text('kind').notNullable();
      table.string('tokenId', 36).notNullable().references('id').inTable('tokens').onDelete('CASCADE');
      table.string('pushId', 36);
      table.integer('step').notNullable();
      table.bigInteger('dueAt').notNullable();
      table.index(['dueAt', 'id'], 'ix_push_tasks_due');
      table.index(['tokenId'], 'ix_push_tasks_token');
    });
    await trx.schema.createTable('work_list', (table) => {
      table.string('id', 36).primary();
      table.string('tokenId', 36).notNullable().references('id').inTable('tokens').onDelete('CASCADE');
      table.string('pushId', 36);
      table.text('reason').notNullable();
      table.text('message').notNullable();
      table.text('remedy');
      table.boolean('suspended').notNullable();
      table.bigInteger('at').notNullable();
      table.bigInteger('doneAt');
      table.text('doneBy');
      table.index(['tokenId'], 'ix_work_list_token');
      table.index(['at', 'id'], 'ix_work_list_at');
    });

    await trx.schema.createTable('bulk_runs', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('state').notNullable();
      table.text('selection').notNullable();
      table.text('by').notNullable();
      table.integer('total').notNullable();
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('endedAt');
      table.index(['createdAt', 'id'], 'ix_bulk_runs_created');
    });
    await trx.schema.createTable('bulk_items', (table) => {
      table.string('runId', 36).notNullable().references('id').inTable('bulk_runs').onDelete('CASCADE');
      table.integer('seq').notNullable();
      // '' where the login of a list is nobody's, or the user has no token.
      table.string('tokenId', 36).notNullable();
      table.text('login').notNullable();
      table.text('channel');
      table.text('state').notNullable();
      table.string('pushId', 36);
      table.text('reason');
      table.primary(['runId', 'seq']);
      table.index(['runId', 'state', 'channel', 'seq'], 'ix_bulk_items_state');
    });

    await trx.schema.createTable('webhooks', (table) => {
      table.string('id', 36).primary();
      table.text('name').notNullable();
      table.text('url').notNullable();
      table.text('ca');
      table.binary('secret').notNullable();
      // ',verified,failed,' or ',' = every event.
      table.text('events').notNullable();
      table.boolean('enabled').notNullable();
      table.text('health').notNullable();
      table.bigInteger('healthSince');
      table.text('lastError');
      table.bigInteger('createdAt').notNullable();
      table.bigInteger('updatedAt').notNullable();
    });
    await trx.schema.createTable('webhook_calls', (table) => {
      table.string('id', 36).primary();
      table.string('webhookId', 36).notNullable().references('id').inTable('webhooks').onDelete('CASCADE');
      table.string('pushId', 36).notNullable();
      table.text('event').notNullable();
      table.text('evidence');
      table.bigInteger('at').notNullable();
      table.text('state').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('nextAttemptAt');
      table.bigInteger('expiresAt').notNullable();
      table.text('response');
      table.text('problem');
      table.bigInteger('finishedAt');
      table.index(['webhookId', 'id'], 'ix_webhook_calls_webhook');
    });
    await trx.raw(`CREATE INDEX ix_webhook_calls_due ON webhook_calls ("nextAttemptAt") WHERE state = 'queued'`);

    await trx.schema.createTable('link_pages', (table) => {
      table.string('domainId', 36).notNullable();
      table.text('language').notNullable();
      table.text('texts').notNullable();
      table.bigInteger('updatedAt').notNullable();
      table.text('updatedBy').notNullable();
      table.primary(['domainId', 'language']);
    });
    await trx.schema.createTable('link_logos', (table) => {
      table.string('domainId', 36).primary();
      table.text('type').notNullable();
      table.binary('bytes').notNullable();
      table.bigInteger('updatedAt').notNullable();
    });
  },
};
