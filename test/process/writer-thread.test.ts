import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { systemClock } from '../../gateway/core/clock.ts';
import { newId } from '../../gateway/core/id.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { NewMessage } from '../../gateway/core/outbox-store.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import type { Database } from '../../gateway/store/db.ts';
import { changed, insertAll } from '../../gateway/store/direct.ts';
import type { Batch } from '../../gateway/store/together.ts';
import { testPlace } from '../rig/store.ts';

type Opening = typeof import('../../gateway/store/db.ts');

let cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.reverse()) await step();
  cleanUp = [];
});

interface Row {
  key: string;
  value: string;
  updatedAt: number;
}
const row = (key: string): Row => ({ key, value: '1', updatedAt: 1 });
const insert: Batch<Row, undefined> = async (at, rows) => {
  await insertAll(at, 'settings_kv', rows);
  return rows.map(() => undefined);
};
/** Several statements, none waiting for the ones before. */
const insertOneByOne: Batch<Row[], undefined> = async (at, lists) => {
  await Promise.all(lists.flat().map((one) => insertAll(at, 'settings_kv', [one])));
  return lists.map(() => undefined);
};
const keys = (db: Database) => db.read('settings_kv').orderBy('key').pluck<string[]>('key');

/* The built product writes on a thread of its own, the sources on the main thread: both keep the same promises. */
describe.each([
  ['on its thread', (name: string) => `../../dist/store/${name}.js`],
  ['on the main thread', (name: string) => `../../gateway/store/${name}.ts`],
])('the writer %s', (_, place) => {
  const load = (name: string) => import(/* @vite-ignore */ place(name));

  async function open(): Promise<Database> {
    const { openDatabase } = (await load('db')) as Opening;
    const { url, dataDir, remove } = await testPlace('sqlite');
    cleanUp.push(remove);
    const db = await openDatabase({ url, dataDir, log: silentLog, clock: systemClock });
    cleanUp.push(() => db.close());
    return db;
  }

  it('commits items of several kinds together, and works after them', async () => {
    const db = await open();
    const before = db.counts().commits;
    await Promise.all([
      ...['a', 'b', 'c'].map((key) => db.add(insert, row(key))),
      db.commit((trx) => trx('settings_kv').where({ key: 'a' }).update({ value: '2' })),
      db.add(insertOneByOne, [row('d'), row('e')]),
    ]);
    expect(await keys(db)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await db.read('settings_kv').where({ value: '2' }).pluck('key')).toEqual(['a']);
    expect(db.counts().commits - before).toBe(2);
  });

  it('lets a bad item harm only itself, with the error that was its own', async () => {
    const db = await open();
    await db.add(insert, row('taken'));
    const ends = await Promise.allSettled([
      db.add(insertOneByOne, [row('a'), row('b')]),
      db.add(insert, row('c')),
      db.add(insert, row('taken')),
      db.add(insert, row('d')),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((ends[2] as PromiseRejectedResult).reason).toMatchObject({ code: 'CONFLICT', status: 409 });
    expect(await keys(db)).toEqual(['a', 'b', 'c', 'd', 'taken']);
  });

  it('writes nothing of what was sent behind a statement that failed', async () => {
    const db = await open();
    await db.add(insert, row('taken'));
    await expect(db.add(insertOneByOne, [row('x'), row('taken'), row('y')])).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await keys(db)).toEqual(['taken']);
  });

  it('writes nothing behind a statement after which SQLite has rolled back by itself', async () => {
    const db = await open();
    await db.commit((trx) => trx.raw('PRAGMA max_page_count = 1'));
    const large: Batch<Row, undefined> = async (at, rows) => {
      await Promise.all([
        ...rows.map((one) => insertAll(at, 'settings_kv', [one])),
        changed(at, `UPDATE settings_kv SET value = 'behind'`),
        insertAll(at, 'settings_kv', [row('behind')]),
      ]);
      return rows.map(() => undefined);
    };
    const full = db.add(large, { ...row('large'), value: 'x'.repeat(2_000_000) });
    await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' });
    await db.commit((trx) => trx.raw('PRAGMA max_page_count = 1000000'));
    await db.add(insert, row('after'));
    expect(await keys(db)).toEqual(['after']);
  });

  it('keeps the transactions of batches that the thread knows, of others and of works apart', async () => {
    const db = await open();
    const { insertBodies } = (await load('bodies')) as typeof import('../../gateway/store/bodies.ts');
    const body = (seq: number) => ({ messageId: newId(), seq, chunk: Buffer.from([0, seq % 256]) });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const twenty = Array.from({ length: 20 }, (_, n) => n);
    const addBodies = () => twenty.map((seq) => db.add(insertBodies, body(seq)));
    const addRows = (name: string) => twenty.map((n) => db.add(insert, row(`${name} ${n}`)));
    const before = db.counts().commits;
    // Enough of each that its transaction is handed over before the one under way has ended.
    const written: Promise<unknown>[] = addBodies();
    await turn();
    written.push(...addRows('a'));
    await Promise.all(written.splice(0));
    written.push(...addRows('b'));
    await turn();
    written.push(...addBodies());
    await turn();
    written.push(db.commit((trx) => trx('settings_kv').insert(row('work'))));
    await Promise.all(written);
    expect(await db.read('bodies').count({ n: '*' })).toEqual([{ n: 40 }]);
    expect(await keys(db)).toHaveLength(20 + 20 + 1);
    // None had to be tried again in parts.
    expect(db.counts().commits - before).toBe(5);
  });

  it('lets a bad item of a batch that the thread knows harm only itself', async () => {
    const db = await open();
    const { insertBodies } = (await load('bodies')) as typeof import('../../gateway/store/bodies.ts');
    const [messageId, other] = [newId(), newId()];
    const of = (id: string, seq: number) => db.add(insertBodies, { messageId: id, seq, chunk: Buffer.from('x') });
    await of(messageId, 1);
    const ends = await Promise.allSettled([of(messageId, 0), of(messageId, 1), of(other, 0), db.add(insert, row('a'))]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((ends[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'CONFLICT', status: 409 });
    expect(await db.read('bodies').count({ n: '*' })).toEqual([{ n: 3 }]);
  });

  it('refuses one call and takes the others of the same commit, with the reason whole', async () => {
    const db = await open();
    const { MessageStore } = (await load('messages')) as typeof import('../../gateway/store/messages.ts');
    const store = new MessageStore({ db, sealer: new Sealer(randomBytes(32)), clock: systemClock });
    const message = (recipient: string, idempotencyKey?: string): NewMessage => ({
      ...{ id: newId(), channel: 'email', kind: 'relay', class: 'notice', actor: SYSTEM, source: 'smtp', lane: 1 },
      ...{ recipients: [recipient], body: Buffer.from('Hi'), createdAt: 1, expiresAt: 9e12 },
      ...(idempotencyKey && { idempotencyKey }),
    });
    const first = message('a@example.com', 'key');
    await store.accept([first]);
    const ends = await Promise.allSettled([
      store.accept([message('a@example.com', 'key')]),
      store.accept([message('b@example.com', 'key')]),
      store.accept([message('c@example.com')]),
    ]);
    expect(ends[0]).toEqual({ status: 'fulfilled', value: [{ id: first.id, isNew: false, claimed: [] }] });
    expect((ends[1] as PromiseRejectedResult).reason).toMatchObject({
      ...{ code: 'IDEMPOTENCY_MISMATCH', status: 409, disposition: 'permanent' },
      remedy: expect.stringContaining('Use a new key'),
    });
    expect(ends[2]?.status).toBe('fulfilled');
    const lease = { node: 'n', now: 2, until: 3 };
    const claimed = await store.claim('email', 10, lease);
    expect(claimed.map(({ to }) => to)).toEqual(['a@example.com', 'c@example.com']);
  });

  it('gives octets back as such, and names the field of a unique violation', async () => {
    const db = await open();
    const modem = {
      ...{ id: newId(), name: 'M', nameKey: 'm', port: 'simulator', profile: null, pin: Buffer.from([0, 255, 1]) },
      ...{ enabled: true, imei: null, usb: null, createdAt: 1_900_000_000_123, updatedAt: 5 },
    };
    await db.commit((trx) => trx('modems').insert(modem));
    const [read] = await db.commit((trx) => trx('modems').select());
    expect(read).toEqual(modem);
    expect(Buffer.isBuffer(read.pin)).toBe(true);
    await expect(db.commit((trx) => trx('modems').insert({ ...modem, id: newId() }))).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: 'name' }],
    });
  });

  it('says what is wrong with a file that is no database', async () => {
    const { openDatabase } = (await load('db')) as Opening;
    const { url, dataDir, remove } = await testPlace('sqlite');
    cleanUp.push(remove);
    await writeFile(join(dataDir, 'gateway.db'), 'this is a text, and long enough to be looked at'.repeat(50));
    const opening = openDatabase({ url, dataDir, log: silentLog, clock: systemClock });
    await expect(opening).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
  });
});
