import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Repeats } from '../../gateway/web/repeats.ts';
import { openPushRig, type PushRig } from '../push/room.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestStores, testDialects } from '../rig/store.ts';
import { startWeb, type TestWeb } from './rig.ts';

/* Calls with an Idempotency-Key. */

describe('a push in one call', () => {
  let rig: PushRig;
  let web: TestWeb;
  let auth: Record<string, string>;
  beforeEach(async () => {
    rig = await openPushRig();
    const enrolments = rig.enrolments({ directory: rig.directory, users: rig.stores.userBatch });
    web = await startWeb({ deps: { enrolments } });
    auth = await web.keyFor('push');
  });
  afterEach(async () => {
    await web.close();
    await rig.close();
  });
  const BODY = {
    domain: 'example.com',
    user: { login: 'ada', email: 'ada@example.com', mobile: '07700 900123' },
    token: { issuer: 'ACME' },
  };
  const push = (key: string, change: object = {}, headers = auth) =>
    web.call('POST', '/api/v1/pushes', {
      headers: { ...headers, 'idempotency-key': key },
      body: { ...BODY, ...change },
    });
  const pushes = async () => {
    const { items } = await rig.directory.listTokens({ limit: 10 });
    return (await Promise.all(items.map(({ id }) => rig.pushes.listByToken(id)))).flat();
  };

  it('is made once and answered the same, also when it comes twice at a time', async () => {
    const both = await Promise.all([push('a'), push('a')]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(both[1]!.json).toEqual(both[0]!.json);
    expect(both[0]!.json.created).toEqual({ user: true, token: true });
    const again = await push('a');
    expect(again.json).toEqual(both[0]!.json);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await pushes()).toHaveLength(1);
    const { items } = await web.access.audit.list({ limit: 10, action: 'token.push' });
    expect(items).toHaveLength(1);
  });

  it('with the key of another call is refused before anything is made or changed', async () => {
    await push('a');
    for (const change of [
      { user: { ...BODY.user, login: 'bob', email: 'bob@example.com' } },
      { user: { ...BODY.user, displayName: 'Ada' } },
      { token: { issuer: 'Other' } },
      { channel: 'sms' },
    ]) {
      const { status, json } = await push('a', change);
      expect(status).toBe(409);
      expect(json.error).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', remedy: expect.stringContaining('new key') });
    }
    const { items } = await rig.directory.listUsers({ limit: 10 });
    expect(items).toMatchObject([{ login: 'ada', displayName: '' }]);
    expect(await pushes()).toHaveLength(1);
  });

  it('may use a key that another caller uses, and one that only failed', async () => {
    expect((await push('a', { domain: 'nowhere' })).status).toBe(404);
    const first = await push('a');
    expect(first.status).toBe(202);
    const other = await push('a', { channel: 'sms' }, await web.keyFor('push', 'read'));
    expect(other.status).toBe(202);
    expect(other.json.pushId).not.toBe(first.json.pushId);
  });
});

describe('a message', () => {
  let web: TestWeb;
  let auth: Record<string, string>;
  beforeAll(async () => {
    web = await startWeb();
    auth = await web.keyFor('send');
  });
  afterAll(() => web.close());

  it.each(['/api/v1/messages', '/api/v1/sms'])('by POST %s under a used key must be the same', async (path) => {
    const before = web.services.asked.length;
    const send = (text: string) =>
      web.call('POST', path, {
        headers: { ...auth, 'idempotency-key': `key-of-${path}` },
        body: { ...(path.endsWith('messages') && { channel: 'sms' }), to: '+447700900123', text },
      });
    const first = await send('Code 1');
    expect(first.status).toBeLessThan(300);
    expect((await send('Code 1')).text).toBe(first.text);
    expect((await send('Code 2')).json.error.code).toBe('IDEMPOTENCY_MISMATCH');
    expect(web.services.asked.length).toBe(before + 1);
  });
});

it.each(testDialects())(
  'keys are forgotten after thirty days, and outlive a restart until then: %s',
  async (dialect) => {
    const clock = new TestClock();
    const store = await openTestStores({ dialect, clock });
    const { repeats } = store.stores;
    let done = 0;
    // Each time as a new process.
    const once = (key: string) =>
      new Repeats({ store: repeats, sealer: store.sealer, clock }).once(
        { actor: { kind: 'api-key', id: 'k1', name: 'mfa', ip: null }, key, asked: 'x' },
        async () => String(++done),
      );
    expect(await once('a')).toEqual({ answer: '1', repeated: false });
    clock.advance(29 * 86_400_000);
    expect(await once('a')).toEqual({ answer: '1', repeated: true });
    clock.advance(2 * 86_400_000);
    await once('b');
    expect(await once('a')).toEqual({ answer: '3', repeated: false });
    await store.close();
  },
);
