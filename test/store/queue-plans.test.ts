import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { systemClock } from '../../gateway/core/clock.ts';
import type { DeliveryState } from '../../gateway/core/model/message.ts';
import type { QueueBatch } from '../../gateway/core/queue-actions.ts';
import type { Direct } from '../../gateway/store/driver.ts';
import { MessageStore } from '../../gateway/store/messages.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';

/*
 * What is asked often must cost the same however much waits: with a million deliveries, whatever reads all of a state,
 * or sorts it, takes a second. SQLite is asked how it would answer; it plans without figures of the tables, so an empty
 * database tells.
 */
describe('however long the queue is', () => {
  let database: TestStores;
  let store: MessageStore;
  beforeAll(async () => {
    database = await openTestStores();
    store = new MessageStore({ db: database.db, sealer: database.sealer, clock: systemClock });
  });
  afterAll(() => database.close());

  /** How SQLite answers the queries that this makes, a line a step. */
  async function plans(ask: () => Promise<unknown>): Promise<string[]> {
    const { read } = database.db;
    const asked: { sql: string; bindings: readonly unknown[] }[] = [];
    const note = (query: { sql: string; bindings: string[] }) => asked.push(query);
    const { client } = read as unknown as Direct;
    const { direct } = client;
    read.on('query', note);
    client.direct = (sql, bindings, wants) => {
      asked.push({ sql, bindings });
      return direct.call(client, sql, bindings, wants);
    };
    await ask();
    read.off('query', note);
    client.direct = direct;
    const steps = await Promise.all(
      asked.map(({ sql, bindings }) => read.raw(`EXPLAIN QUERY PLAN ${sql}`, [...bindings] as string[])),
    );
    return (steps.flat() as { detail: string }[]).map(({ detail }) => detail);
  }

  const batch = (states: DeliveryState[]): QueueBatch => ({
    ...{ action: 'hold', actor: SYSTEM, filter: { states }, ids: null, to: null, routeId: undefined },
    ...{ dryRun: true, now: Date.now() },
  });
  const LATE = `${'f'.repeat(8)}-ffff-7000-8000-${'f'.repeat(12)}`;
  const questions: Record<string, () => Promise<unknown>> = {
    'the first page': () => store.list({ limit: 50 }),
    'a page of a state': () => store.list({ limit: 50, state: 'queued', cursor: LATE }),
    'a page of a state and a channel': () => store.list({ limit: 50, state: 'queued', channel: 'email' }),
    'a step of an act on all of two states': () =>
      database.stores.queueActions.step(batch(['queued', 'failed']), `${LATE}/${LATE}`, 500),
    'a look for pushes that lag behind their messages': () => database.stores.push.flow.behind(0),
    'a look for delays': () => database.stores.notices.delayed(Date.now(), '00000000-', 200),
  };
  it.each(Object.keys(questions))('%s is read along an index, and not sorted', async (name) => {
    const steps = await plans(questions[name]!);
    expect(steps.filter((step) => /TEMP B-TREE FOR (ORDER BY|DISTINCT)/.test(step))).toEqual([]);
    // A whole table is walked only in the order that is asked for, so that the limit ends it.
    expect(steps.filter((step) => /^SCAN (?!json_each|.*USING INDEX)/.test(step))).toEqual([]);
    expect(steps.join('\n')).toMatch(/deliveries|messages/);
    // Where it begins: with what is asked for, and not with all that waits.
    if (name.includes('pushes')) expect(steps[0]).toMatch(/^SEARCH p /);
  });

  it('the figures of the dashboard are counted within indexes', async () => {
    const steps = await plans(() => store.counts(0));
    const reads = steps.filter((step) => /^(SEARCH|SCAN) (?!CONSTANT ROW)/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    for (const step of reads) expect(step).toMatch(/USING COVERING INDEX/);
  });
});
