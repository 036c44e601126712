import type { Knex } from 'knex';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Driver } from './driver.ts';

/** One step of the schema. Once released it never changes: a later step mends it. */
export interface Migration {
  /** Ascending in the list; a number that is left out may still come. */
  id: number;
  name: string;
  up(trx: Knex.Transaction): Promise<void>;
}

const TABLE = 'migrations';

/**
 * Applies what is missing, each step in a transaction of its own together with its record, so that a crash leaves whole
 * steps. Several gateways on one PostgreSQL take turns.
 * @throws GatewayError DATABASE_NEWER when the database knows steps that this program does not
 */
export async function migrate(deps: {
  driver: Driver;
  migrations: readonly Migration[];
  clock: Clock;
  log: Log;
}): Promise<void> {
  const { driver, migrations, clock, log } = deps;
  const applied = await driver.writer.transaction(async (trx) => {
    await driver.lockMigrations(trx);
    if (!(await trx.schema.hasTable(TABLE))) {
      await trx.schema.createTable(TABLE, (table) => {
        table.integer('id').primary();
        table.text('name').notNullable();
        table.bigInteger('appliedAt').notNullable();
      });
    }
    return new Set(await trx(TABLE).pluck<number[]>('id'));
  });
  const newest = Math.max(0, ...applied);
  const known = Math.max(0, ...migrations.map(({ id }) => id));
  if (newest > known) {
    throw new GatewayError(
      'DATABASE_NEWER',
      `The database was made by a newer gateway (schema ${newest}; this one knows ${known}).`,
      { disposition: 'local', remedy: 'Start the newer version, or restore a backup made with this one.' },
    );
  }
  for (const migration of migrations) {
    if (applied.has(migration.id)) continue;
    const done = await driver.writer.transaction(async (trx) => {
      await driver.lockMigrations(trx);
      if (await trx(TABLE).where('id', migration.id).first()) return false;
      await migration.up(trx);
      await trx(TABLE).insert({ id: migration.id, name: migration.name, appliedAt: clock.now() });
      return true;
    });
    if (done) log.info({ id: migration.id, name: migration.name }, 'database migrated');
  }
}
