import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventBus } from '../../gateway/core/events.ts';
import { newId } from '../../gateway/core/id.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { Caller } from '../../gateway/web/caller.ts';
import { Live } from '../../gateway/web/live.ts';
import { TestClock } from '../rig/clock.ts';
import { startWeb, type TestWeb } from './rig.ts';

const COALESCE_MS = 100;
const HEARTBEAT_MS = 25_000;

describe('live events over HTTP', () => {
  let web: TestWeb;
  let clock: TestClock;
  beforeEach(async () => {
    clock = new TestClock();
    web = await startWeb({ clock });
  });
  afterEach(() => web.close());

  /** Opens a stream; `next` resolves with the text of the next chunk, null at the end. */
  async function listen() {
    const headers = await web.keyFor('read');
    const response = await fetch(`${web.url}/api/v1/events`, { headers });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value ?? null;
    expect(await next()).toBe('retry: 2000\n\n');
    return { response, next, leave: () => reader.cancel() };
  }

  it('tells what changed, once, as it stands', async () => {
    const { response, next } = await listen();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const id = newId();
    web.bus.emit('message', { id, state: 'queued', channel: 'sms' });
    web.bus.emit('message', { id, state: 'sending', channel: 'sms' });
    web.bus.emit('push', { id, state: 'queued' });
    clock.advance(COALESCE_MS);
    expect(await next()).toBe(
      `event: message\ndata: ${JSON.stringify({ id, state: 'sending', channel: 'sms' })}\n\n` +
        `event: push\ndata: ${JSON.stringify({ id, state: 'queued' })}\n\n`,
    );
  });

  it('keeps the connection alive', async () => {
    const { next } = await listen();
    clock.advance(HEARTBEAT_MS);
    expect(await next()).toBe(':\n\n');
    clock.advance(HEARTBEAT_MS);
    expect(await next()).toBe(':\n\n');
  });

  it('ends when the caller may no longer listen', async () => {
    const { next } = await listen();
    for (const { id } of await web.access.apiKeys.list()) await web.access.apiKeys.revoke(id);
    clock.advance(HEARTBEAT_MS);
    expect(await next()).toBeNull();
  });

  it('ends when the server stops, which does not wait for it', async () => {
    const { next } = await listen();
    const stopped = web.server.stop();
    expect(await next()).toBeNull();
    await stopped;
  });

  it('forgets a listener that went away, or only asked for the headers', async () => {
    const headers = await web.keyFor('read');
    for (let i = 0; i < 25; i++) {
      expect((await web.call('HEAD', '/api/v1/events', { headers })).status).toBe(200);
    }
    for (let i = 0; i < 25; i++) {
      const { leave, response } = await listen();
      expect(response.status).toBe(200);
      await leave();
    }
  });
});

describe('live events under load', () => {
  const caller = { actor: { id: 'one' }, domains: null, stillValid: async () => true } as Caller;
  const socket = { setNoDelay() {} } as never;
  let clock: TestClock;
  let bus: EventBus;
  let live: Live;
  beforeEach(() => {
    clock = new TestClock();
    bus = new EventBus((error) => {
      throw error;
    });
    live = new Live({ bus, clock, log: silentLog });
    live.start();
    return () => live.stop();
  });
  const push = (id: string, state = 'queued') => bus.emit('push', { id, state });
  const read = (stream: ReturnType<Live['open']>) => String(stream.read() ?? '');

  it('says resync instead of a flood', () => {
    const stream = live.open(caller, socket);
    read(stream);
    for (let i = 0; i < 1500; i++) push(`p${i}`);
    clock.advance(COALESCE_MS);
    expect(read(stream)).toBe('event: resync\ndata: {}\n\n');
    push('later');
    clock.advance(COALESCE_MS);
    expect(read(stream)).toContain('later');
  });

  it('drops what a slow browser does not take, and says so when it has caught up', async () => {
    const stream = live.open(caller, socket) as PassThrough;
    const quick = live.open(caller, socket);
    read(quick);
    for (let round = 0; round < 40; round++) {
      for (let i = 0; i < 200; i++) push(`round-${round}-${i}-${'x'.repeat(60)}`);
      clock.advance(COALESCE_MS);
      expect(read(quick)).toContain(`round-${round}-199`);
    }
    const waiting = stream.readableLength + stream.writableLength;
    expect(waiting).toBeLessThan(400_000);
    let all = '';
    const resynced = new Promise<void>((resolve) => {
      stream.on('data', (chunk) => {
        all += chunk;
        if (all.endsWith('event: resync\ndata: {}\n\n')) resolve();
      });
    });
    await resynced;
    expect(all).toContain('round-0-0');
    expect(all).not.toContain('round-39');
  });

  it('has a bound on listeners', () => {
    for (let i = 0; i < 20; i++) live.open(caller, socket);
    expect(() => live.open(caller, socket)).toThrow(/Too many/);
    const another = { ...caller, actor: { ...caller.actor, id: 'two' } };
    expect(live.open(another, socket)).toBeInstanceOf(PassThrough);
  });

  it('costs nothing while nobody listens', () => {
    const before = clock.pending;
    push('unheard');
    expect(clock.pending).toBe(before);
  });
});
