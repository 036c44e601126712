import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { Outcome } from '../../gateway/core/ports.ts';
import { Circuit } from '../../gateway/mail/send/circuit.ts';
import { CONCURRENCY } from '../../gateway/mail/send/sender.ts';
import { TestClock } from '../rig/clock.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

describe('the circuit', () => {
  const dead = new GatewayError('RELAY_UNREACHABLE', 'relay:25 refuses the connection.');
  let clock: TestClock;
  let circuit: Circuit;
  let changes: number;

  beforeEach(() => {
    clock = new TestClock();
    changes = 0;
    circuit = new Circuit(clock, silentLog, () => changes++);
  });

  it('rests longer after each failure, up to a minute, and lets one probe through', () => {
    const rests: number[] = [];
    for (let n = 0; n < 8; n++) {
      expect(circuit.enter()).toBe(true);
      circuit.failed(dead);
      const began = clock.now();
      while (circuit.readiness().takes === 'none') clock.advance(1_000);
      rests.push((clock.now() - began) / 1000);
    }
    expect(rests).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    expect(circuit.enter()).toBe(true);
    expect(circuit.enter()).toBe(false);
    expect(circuit.readiness().takes).toBe('none');
    circuit.succeeded();
    expect(circuit.readiness()).toEqual({ takes: 'all', why: null });
  });

  it('counts attempts that began together as one failure', () => {
    for (let n = 0; n < 10; n++) circuit.failed(dead);
    clock.advance(2_000);
    expect(circuit.readiness().takes).toBe('one');
  });

  it('tells when resting is over, without being asked', () => {
    circuit.failed(dead);
    const before = changes;
    clock.advance(1_999);
    expect(changes).toBe(before);
    clock.advance(1);
    expect(changes).toBe(before + 1);
  });

  it('waits five minutes after a refused login', () => {
    circuit.failed(new GatewayError('SMTP_LOGIN_REFUSED', 'no'));
    clock.advance(299_000);
    expect(circuit.enter()).toBe(false);
    clock.advance(1_000);
    expect(circuit.enter()).toBe(true);
  });
});

describe('a dead relay', () => {
  let clock: TestClock;
  let out: Awaited<ReturnType<typeof openMailOut>>;
  let port: number;
  const sinks: SmtpSink[] = [];

  beforeEach(async () => {
    clock = new TestClock();
    out = await openMailOut({ clock });
    const gone = await SmtpSink.start();
    port = gone.port;
    await gone.close();
    await out.route(port);
  });
  afterEach(async () => {
    await out.close();
    await Promise.all(sinks.splice(0).map((sink) => sink.close()));
  });

  const errorOf = (outcomes: Outcome[]) => (outcomes[0]!.kind === 'failed' ? outcomes[0]!.error : null);

  it('is told in plain words, counts as a temporary failure, and is then left alone', async () => {
    expect(errorOf(await out.send(['user@example.net']))).toMatchObject({
      code: 'RELAY_UNREACHABLE',
      disposition: 'temporary',
      message: `127.0.0.1:${port} refuses the connection: nothing listens on that port.`,
      remedy: expect.any(String),
    });
    expect(out.sender.capacity()).toBe(0);
    expect(out.sender.waitingFor()).toMatch(/refuses the connection.*Next try in 2 s/);
    // One that was on its way already goes back uncounted, without knocking.
    expect(errorOf(await out.send(['user@example.net']))).toMatchObject({
      code: 'RELAY_RESTING',
      disposition: 'local',
      retryAfterMs: 2_000,
    });
    expect((await out.routes.list())[0]!.health).toMatchObject({
      state: 'failing',
      lastError: { code: 'RELAY_UNREACHABLE' },
    });
  });

  it('is tried with one mail, and works again when that one passes', async () => {
    await out.send(['user@example.net']);
    let told = 0;
    out.sender.onCapacity(() => told++);
    clock.advance(2_000);
    expect(told).toBe(1);
    expect(out.sender.capacity()).toBe(1);
    await out.send(['user@example.net']);
    clock.advance(3_999);
    expect(out.sender.capacity()).toBe(0);

    const sink = await SmtpSink.start({ port });
    sinks.push(sink);
    clock.advance(1);
    expect(errorOf(await out.send(['user@example.net']))).toBeNull();
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    expect((await out.routes.list())[0]!.health).toMatchObject({ state: 'ok', lastError: null });
  });

  it('does not stop mails for another route', async () => {
    const sink = await SmtpSink.start();
    sinks.push(sink);
    await out.route(sink.port, { match: 'alive.example' });
    await out.send(['user@example.net']);
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    expect(errorOf(await out.send(['user@alive.example']))).toBeNull();
    expect(errorOf(await out.send(['user@example.net']))?.code).toBe('RELAY_RESTING');
  });

  it('a changed route starts afresh', async () => {
    await out.send(['user@example.net']);
    const sink = await SmtpSink.start();
    sinks.push(sink);
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { port: sink.port });
    expect(errorOf(await out.send(['user@example.net']))).toBeNull();
  });

  it('an unknown host is the fault of the route', async () => {
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { host: 'no-such-host.invalid' });
    const error = errorOf(await out.send(['user@example.net']));
    expect(['RELAY_UNKNOWN', 'DNS_FAILED']).toContain(error?.code); // the latter where no name server can be asked
    expect(error?.message).toContain('no-such-host.invalid');
  });

  it('a relay that takes no more connections is used with those it has', async () => {
    const sink = await SmtpSink.start();
    sinks.push(sink);
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { port: sink.port });
    await out.send(['first@example.net']);
    sink.faults.greeting = '421 4.7.0 Too many connections';
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => out.send([`user${n}@example.net`])));
    expect(outcomes.map((some) => some[0]!.kind)).toEqual(Array(8).fill('sent'));
    expect(new Set(sink.mails.map(({ connection }) => connection))).toEqual(new Set([1]));
  });

  it('that refuses us mail after mail is left alone, one unwelcome sender among others is not', async () => {
    const sink = await SmtpSink.start();
    sinks.push(sink);
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { port: sink.port });
    for (let n = 0; n < 3; n++) {
      sink.faults.mail = '550 5.7.1 Not you';
      expect(errorOf(await out.send(['user@example.net']))?.code).toBe('SMTP_REFUSES_US');
      expect(errorOf(await out.send(['user@example.net']))?.code).toBe('SMTP_REFUSES_US');
      sink.faults.mail = undefined;
      expect(errorOf(await out.send(['user@example.net']))).toBeNull();
    }
    sink.faults.mail = '550 5.7.1 Not you';
    for (let n = 0; n < 3; n++) await out.send(['user@example.net']);
    expect(out.sender.capacity()).toBe(0);
    expect(errorOf(await out.send(['user@example.net']))?.code).toBe('RELAY_RESTING');
    clock.advance(2_000);
    await out.send(['user@example.net']);
    clock.advance(3_999);
    expect(out.sender.capacity()).toBe(0);
    clock.advance(1);
    sink.faults.mail = undefined;
    expect(errorOf(await out.send(['user@example.net']))).toBeNull();
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    expect(sink.connections).toBe(1);
  });

  it('a greeting that says no is not the fault of the mail', async () => {
    const sink = await SmtpSink.start();
    sinks.push(sink);
    sink.faults.greeting = '554 No service for you';
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { port: sink.port });
    expect(errorOf(await out.send(['user@example.net']))).toMatchObject({
      code: 'SMTP_REFUSES_US',
      disposition: 'local',
      message: expect.stringContaining('554 No service for you'),
    });
  });
});
