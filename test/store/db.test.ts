import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../gateway/core/clock.ts';
import { GatewayError } from '../../gateway/core/errors.ts';
import { newId } from '../../gateway/core/id.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { type Database, openDatabase } from '../../gateway/store/db.ts';
import { changed, insertAll } from '../../gateway/store/direct.ts';
import type { Direct } from '../../gateway/store/driver.ts';
import { MIGRATIONS } from '../../gateway/store/migrations/index.ts';
import { UNIQUES } from '../../gateway/store/unique.ts';
import { openTestDatabase, TEST_POSTGRES, type TestDatabase, testDialects, testPlace } from '../rig/store.ts';

let opened: TestDatabase | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const insert = (db: Database, key: string) =>
  db.commit(async (trx) => {
    await trx('settings_kv').insert({ key, value: '1', updatedAt: 1 });
    return key;
  });
const keys = (db: Database) => db.read('settings_kv').orderBy('key').pluck<string[]>('key');
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof GatewayError ? error.code : error),
  );

describe.each(testDialects())('database on %s', (dialect) => {
  const open = async () => {
    opened = await openTestDatabase({ dialect });
    return opened.db;
  };

  it('lets concurrent works share commits and keeps their order', async () => {
    const db = await open();
    const before = db.counts();
    const order: number[] = [];
    const values = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        db.commit(async (trx) => {
          await trx('settings_kv').insert({ key: `k${n}`, value: '1', updatedAt: n });
          order.push(n);
          return n;
        }),
      ),
    );
    expect(values).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(order).toEqual(values);
    expect(db.counts().works - before.works).toBe(100);
    expect(db.counts().commits - before.commits).toBe(1);
    expect(await keys(db)).toHaveLength(100);
  });

  it('harms only the bad work of a batch', async () => {
    const db = await open();
    await insert(db, 'taken');
    const bad = new Error('thrown by the work');
    const results = await Promise.allSettled([
      insert(db, 'a'),
      insert(db, 'taken'),
      insert(db, 'b'),
      db.commit(async (trx) => {
        await trx('settings_kv').insert({ key: 'half', value: '1', updatedAt: 1 });
        throw bad;
      }),
      insert(db, 'c'),
      insert(db, 'a'),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    expect((results[3] as PromiseRejectedResult).reason).toBe(bad);
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'CONFLICT', status: 409 });
    expect(await keys(db)).toEqual(['a', 'b', 'c', 'taken']);
    expect(await insert(db, 'after')).toBe('after');
  });

  it('takes the statements of a batch in their order, and no driver warns of it', async () => {
    const db = await open();
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on('warning', note);
    const batch = async (at: Direct, items: string[]) => {
      const set = (value: string) => changed(at, `UPDATE settings_kv SET value = ?`, [JSON.stringify(value)]);
      await Promise.all([
        ...items.map((key) => insertAll(at, 'settings_kv', [{ key, value: '1', updatedAt: 1 }])),
        set('one'),
        set('two'),
      ]);
      return items;
    };
    await Promise.all(['a', 'b'].map((key) => db.add(batch, key)));
    await new Promise((resolve) => setImmediate(resolve)); // warnings are told a turn later
    process.off('warning', note);
    expect(await db.read('settings_kv').distinct('value').pluck('value')).toEqual(['"two"']);
    expect(warnings).toEqual([]);
  });

  it('does not confirm a commit that the database silently rolled back', async () => {
    const db = await open();
    await insert(db, 'taken');
    const swallowing = db.commit(async (trx) => {
      await trx('settings_kv').insert({ key: 'mine', value: '1', updatedAt: 1 });
      await trx('settings_kv')
        .insert({ key: 'taken', value: '1', updatedAt: 1 })
        .catch(() => undefined);
    });
    const confirmed = await swallowing.then(
      () => true,
      () => false,
    );
    expect(await keys(db)).toEqual(confirmed ? ['mine', 'taken'] : ['taken']);
  });

  it('survives an expected error inside a savepoint', async () => {
    const db = await open();
    await insert(db, 'taken');
    const seen = await db.commit(async (trx) => {
      const code = await codeOf(
        trx.transaction((inner) => inner('settings_kv').insert({ key: 'taken', value: '1', updatedAt: 1 })),
      );
      await trx('settings_kv').insert({ key: 'mine', value: '1', updatedAt: 1 });
      return code;
    });
    expect(seen).toBe('CONFLICT');
    expect(await keys(db)).toEqual(['mine', 'taken']);
  });

  it('reads numbers, bytes and booleans back as such', async () => {
    const db = await open();
    const row = {
      id: newId(),
      name: 'M',
      nameKey: 'm',
      port: 'simulator',
      profile: null,
      pin: Buffer.from([0, 255, 1]),
      enabled: true,
      imei: null,
      usb: null,
      createdAt: 1_900_000_000_123,
      updatedAt: 5,
    };
    await db.commit((trx) => trx('modems').insert(row));
    expect(await db.read('modems').first()).toEqual(row);
    await db.commit((trx) => trx('modems').update({ enabled: false }));
    expect(await db.read('modems')).toEqual([{ ...row, enabled: false }]);
    const [sums] = await db.read('modems').count({ n: '*' }).sum({ total: 'createdAt' });
    expect(sums).toEqual({ n: 1, total: 1_900_000_000_123 });
  });

  it('names the field of a unique violation, without SQL and without values', async () => {
    const db = await open();
    const domain = (name: string) => ({
      id: newId(),
      name,
      nameKey: name.toLowerCase(),
      source: 'internal',
      defaultCountry: 'US',
      language: 'en',
      search: name,
      createdAt: 1,
      updatedAt: 1,
    });
    await db.commit((trx) => trx('domains').insert(domain('Sales')));
    const error = await db.commit((trx) => trx('domains').insert(domain('SALES'))).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: 'There is already a domain with this name.',
      fields: [{ path: 'name' }],
    });
    const orphan = { ...domain('x'), domainId: newId(), login: 'x', loginKey: 'x', displayName: '' };
    const { name: _, nameKey: __, source: ___, defaultCountry: ____, ...user } = orphan;
    expect(await codeOf(db.commit((trx) => trx('users').insert({ ...user, displayNameKey: '' })))).toBe(
      'REFERENCE_GONE',
    );
  });

  it('knows every unique index by its name and columns', async () => {
    const db = await open();
    const found =
      dialect === 'sqlite'
        ? await db.read
            .raw(
              `SELECT l.name AS "index", group_concat(m.name || '.' || c.name, ', ') AS columns
               FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) c
               WHERE m.type = 'table' AND l."unique" AND l.origin <> 'pk' GROUP BY l.name`,
            )
            .then((rows: { index: string; columns: string }[]) => rows)
        : await db.read
            .raw(
              `SELECT c.relname AS index, string_agg(t.relname || '.' || a.attname, ', ' ORDER BY k.n) AS columns
               FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
               CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(att, n)
               JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.att
               WHERE i.indisunique AND NOT i.indisprimary AND t.relnamespace = current_schema()::regnamespace
               GROUP BY c.relname`,
            )
            .then((result: { rows: { index: string; columns: string }[] }) => result.rows);
    const named = (list: readonly { index: string; columns: string }[]) =>
      list.map(({ index, columns }) => `${index}: ${columns}`).sort();
    expect(named(found)).toEqual(named(UNIQUES));
  });

  it('migrates once, and refuses a database that a newer gateway made', async () => {
    const place = await testPlace(dialect);
    const deps = { url: place.url, dataDir: place.dataDir, log: silentLog, clock: systemClock };
    try {
      // Two that start at once take turns.
      const [first, second] = await Promise.all([openDatabase(deps), openDatabase(deps)]);
      await insert(first, 'kept');
      await first.close();
      await second.close();

      const third = await openDatabase(deps);
      expect(await keys(third)).toEqual(['kept']);
      expect(await third.read('migrations').orderBy('id').pluck('id')).toEqual(MIGRATIONS.map(({ id }) => id));
      await third.commit((trx) =>
        trx('migrations').insert({ id: MIGRATIONS.at(-1)!.id + 1, name: 'later', appliedAt: 1 }),
      );
      await third.close();
      expect(await codeOf(openDatabase(deps))).toBe('DATABASE_NEWER');
    } finally {
      await place.remove();
    }
  });

  it('finishes what was begun when it closes, and takes nothing after', async () => {
    const place = await testPlace(dialect);
    const deps = { url: place.url, dataDir: place.dataDir, log: silentLog, clock: systemClock };
    const db = await openDatabase(deps);
    const pending = insert(db, 'last');
    // Whoever closes it once more waits for the same end.
    const closing = [db.close(), db.close()];
    expect(await codeOf(insert(db, 'too late'))).toBe('STORE_CLOSED');
    await Promise.all([pending, ...closing]);
    const again = await openDatabase(deps);
    expect(await keys(again)).toEqual(['last']);
    await again.close();
    await place.remove();
  });

  it('holds every confirmed commit after kill -9', async () => {
    const place = await testPlace(dialect);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('./writer.ts', import.meta.url)), place.url, place.dataDir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const confirmed: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      confirmed.push(line);
      if (confirmed.length === 200) child.kill('SIGKILL');
    });
    await once(lines, 'close');
    const db = await openDatabase({ url: place.url, dataDir: place.dataDir, log: silentLog, clock: systemClock });
    const present = new Set(await keys(db));
    await db.close();
    await place.remove();
    expect(confirmed.length).toBeGreaterThanOrEqual(200);
    expect(confirmed.filter((id) => !present.has(id))).toEqual([]);
  });
});

describe('PostgreSQL', () => {
  it('that does not answer is said to be unreachable', async () => {
    const deps = { dataDir: '.', log: silentLog, clock: systemClock };
    expect(await codeOf(openDatabase({ ...deps, url: 'postgres://nobody@127.0.0.1:1/nothing' }))).toBe(
      'DATABASE_UNREACHABLE',
    );
  });

  it.skipIf(!TEST_POSTGRES)('that drops a connection harms the works of the moment only', async () => {
    opened = await openTestDatabase({ dialect: 'postgres' });
    const { db } = opened;
    const results = await Promise.all([
      codeOf(insert(db, 'a')),
      codeOf(db.commit((trx) => trx.raw('SELECT pg_terminate_backend(pg_backend_pid())'))),
      codeOf(insert(db, 'b')),
    ]);
    expect(results).toEqual(Array(3).fill('DATABASE_UNREACHABLE'));
    expect(await insert(db, 'c')).toBe('c');
    expect(await keys(db)).toEqual(['c']);
  });
});

describe('SQLite file', () => {
  it('is readable by the owner only, flushed on commit, and cannot be written through the read pool', async () => {
    opened = await openTestDatabase();
    const { db, dataDir } = opened;
    await insert(db, 'a');
    for (const file of ['gateway.db', 'gateway.db-wal']) {
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
    const pragma = (name: string) => db.commit(async (trx) => Object.values((await trx.raw(`PRAGMA ${name}`))[0])[0]);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await codeOf(db.read('settings_kv').insert({ key: 'b', value: '1', updatedAt: 1 }))).toBe(
      'DATABASE_READ_ONLY',
    );
  });

  it('says what is wrong with a file that is no database', async () => {
    const place = await testPlace('sqlite');
    await writeFile(join(place.dataDir, 'gateway.db'), 'this is a text, and long enough to be looked at'.repeat(50));
    const deps = { dataDir: place.dataDir, log: silentLog, clock: systemClock };
    expect(await codeOf(openDatabase({ ...deps, url: 'sqlite:gateway.db' }))).toBe('DATABASE_INVALID');
    expect(await codeOf(openDatabase({ ...deps, url: 'sqlite:gateway.db/in-a-file.db' }))).toBe('DATABASE_CANNOT_OPEN');
    expect(await codeOf(openDatabase({ ...deps, url: 'mysql://localhost/x' }))).toBe('DATABASE_URL');
    await place.remove();
  });

  it('reports a full disk as such, and goes on when there is space again', async () => {
    opened = await openTestDatabase();
    const { db } = opened;
    const limit = (pages: number) => db.commit((trx) => trx.raw(`PRAGMA max_page_count = ${pages}`));
    await limit(1);
    const big = db.commit((trx) =>
      trx('settings_kv').insert({ key: 'big', value: 'x'.repeat(2_000_000), updatedAt: 1 }),
    );
    expect(await codeOf(big)).toBe('DISK_FULL');
    await limit(1_000_000);
    expect(await insert(db, 'small')).toBe('small');
    expect(await keys(db)).toEqual(['small']);
  });
});
