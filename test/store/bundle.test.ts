import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { newId } from '../../gateway/core/id.ts';
import type { NewMessage, Settlement } from '../../gateway/core/outbox-store.ts';
import { acceptAll } from '../../gateway/store/accept.ts';
import { sealMessage } from '../../gateway/store/sealed-message.ts';
import { settleAll, writtenSettlement } from '../../gateway/store/settle.ts';
import { bundlesOf } from '../../gateway/store/sqlite-bundle.ts';
import { type Executor, Line } from '../../gateway/store/sqlite-line.ts';
import { PRAGMAS, prepareConnection } from '../../gateway/store/sqlite-pragmas.ts';
import type { Connection } from '../../gateway/store/sqlite-statements.ts';
import { writeKins } from '../../gateway/store/sqlite-transaction.ts';
import type { Kin } from '../../gateway/store/together.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';

describe('what a transaction writes', () => {
  let database: TestStores;
  let executor: Executor;
  /** Statements that the connection was sent, by their first words. */
  let sent: string[];
  let groups = 0;

  beforeEach(async () => {
    database = await openTestStores();
    const connection: Connection = new sqlite3.Database(join(database.dataDir, 'gateway.db'));
    await new Promise<void>((resolve, reject) =>
      prepareConnection(connection, PRAGMAS, (error) => (error ? reject(error) : resolve())),
    );
    const line = new Line(connection);
    sent = [];
    executor = {
      execute(request) {
        sent.push(request.sql.trim().split(/\s+/, 2).join(' '));
        return line.execute(request);
      },
      close: async () => {
        await line.close();
        await new Promise((resolve) => connection.close(resolve));
      },
    };
  });
  afterEach(async () => {
    await executor.close();
    await database.close();
  });

  const now = Date.now();
  function mail(more: Partial<NewMessage> = {}): NewMessage {
    const lease = { node: 'n', now, until: now + 60_000 };
    return {
      ...{ id: newId(now), channel: 'email', kind: 'relay', class: 'notice', lane: 1, actor: SYSTEM, source: 'smtp' },
      ...{ recipients: ['b@example.com'], from: 'a@example.com', createdAt: now, expiresAt: now + 60_000, lease },
      body: Buffer.from(`Subject: ${Math.random()}\r\n\r\nText\r\n`),
      ...more,
    };
  }
  function sealed(...messages: NewMessage[]) {
    const sealings = messages.map((message) => sealMessage(database.sealer, message));
    return { call: sealings.map((one) => one.sealed), ids: sealings.flatMap(({ deliveryIds }) => deliveryIds) };
  }
  function sentMail(deliveryId: string) {
    const settlement: Settlement = {
      ...{ deliveryId, startedAt: now, endedAt: now, outcome: 'sent', via: 'test', response: '250 ok', dialogue: [] },
      ...{ problem: null, state: 'sent', nextAttemptAt: null, countAttempt: true },
    };
    return [writtenSettlement(settlement)];
  }
  const accepting = (...items: unknown[]) => ({ batch: acceptAll, items }) as unknown as Kin;
  const settling = (...items: unknown[]) => ({ batch: settleAll, items }) as unknown as Kin;
  const write = (...kins: Kin[]) => writeKins(executor, ++groups, kins);
  const count = async (table: string) => Number((await database.db.read(table).count({ n: '*' }).first())?.n);

  it('is one statement for mails taken in and mails handed on, and every value comes where it belongs', async () => {
    let last = sealed(mail());
    await write(accepting(last.call));
    for (let round = 0; round < 3; round++) {
      const next = sealed(mail(), mail());
      sent = [];
      expect(await write(accepting(next.call), settling(...last.ids.map(sentMail)))).toMatchObject({ done: true });
      last = next;
    }
    expect(sent).toEqual(['SELECT id,', 'INSERT INTO']);
    expect(await database.db.read('deliveries').select('state', 'attempts', 'via').orderBy('id')).toEqual([
      ...Array(5).fill({ state: 'sent', attempts: 1, via: 'test' }),
      ...Array(2).fill({ state: 'sending', attempts: 0, via: null }),
    ]);
    const bodies: { messageId: string; chunk: Buffer }[] = await database.db.read('bodies').orderBy('messageId');
    expect(bodies.map(({ messageId, chunk }) => [messageId, chunk])).toEqual(
      last.call.map(({ id, chunk }) => [id, Buffer.from(chunk!)]),
    );
  });

  it('is nothing where one of its statements fails, and it is known whose', async () => {
    const { call } = sealed(mail());
    await write(accepting(call));
    const fresh = sealed(mail());
    const end = await write(accepting(fresh.call, call));
    expect(end).toMatchObject({ done: false, culprit: 0, error: { code: 'CONFLICT' } });
    for (const table of ['messages', 'deliveries', 'bodies']) expect(await count(table)).toBe(1);
    expect(await write(accepting(fresh.call))).toMatchObject({ done: true });
    expect(await count('bodies')).toBe(2);
  });

  it('is a transaction of several statements where rows of other rooms come with it', async () => {
    const { call } = sealed(mail({ also: database.stores.notices.wantSuccess(['b@example.com']) }));
    expect(await write(accepting(call))).toMatchObject({ done: true });
    expect(sent.at(0)).toBe('BEGIN IMMEDIATE');
    expect(sent.at(-1)).toBe('COMMIT');
    expect(await count('success_notices')).toBe(1);
  });

  it('is left to the long way once there are too many kinds of bundles', async () => {
    const bundles = bundlesOf(executor);
    const pair = (kind: number) =>
      ['a', 'b'].map((key) => ({
        sql: `INSERT INTO settings_kv (key, value, "updatedAt") VALUES (?, ?, ${kind})`,
        values: [`${key}${kind}`, '1'],
      }));
    let made = 0;
    while (await bundles.run(pair(made))) made += 1;
    expect(made).toBe(64);
    expect(await count('settings_kv')).toBe(2 * made);
    expect(await write(accepting(sealed(mail()).call))).toMatchObject({ done: true });
    expect(await count('messages')).toBe(1);
  });
});
