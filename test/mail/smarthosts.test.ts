import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostInput, type MailRouteInput, SmarthostInput } from '../../gateway/core/model/mail-routes.ts';
import { CONCURRENCY } from '../../gateway/mail/send/sender.ts';
import { TestClock } from '../rig/clock.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const certs = await makeCertificates();
afterAll(() => certs?.remove());

let out: Awaited<ReturnType<typeof openMailOut>>;
let clock: TestClock;
let first: SmtpSink;
let second: SmtpSink;
beforeEach(async () => {
  clock = new TestClock(Date.now());
  out = await openMailOut({ clock });
  [first, second] = [await SmtpSink.start(), await SmtpSink.start()];
});
afterEach(async () => {
  await out.close();
  await Promise.all([first.close(), second.close()]);
});

const at = (sink: SmtpSink, more: object = {}) =>
  SmarthostInput.parse({ host: '127.0.0.1', port: sink.port, tls: 'none', ...more });
const both = (more: Partial<MailRouteInput> = {}) =>
  out.route(25, { host: null, hosts: [at(first), at(second)], ...more });
const send = async (n = 1) =>
  (await Promise.all(Array.from({ length: n }, (_, k) => out.send([`user${k}@example.net`])))).map(([one]) => one!);

describe('smarthosts in order of preference', () => {
  it('the next takes over within the same attempt, the first is probed by one mail and takes back', async () => {
    const { id } = await both();
    const { port } = first;
    await send();
    expect([first.mails.length, second.mails.length]).toEqual([1, 0]);
    await first.close();
    const [outcome] = await send();
    expect(outcome).toMatchObject({ kind: 'sent', via: `127.0.0.1:${second.port}` });
    expect(outcome!.dialogue.map(({ text }) => text).join()).toContain('ECONNREFUSED');
    const route = await out.routes.get(id);
    expect(route.health.state).toBe('ok');
    expect(route.hosts.map(({ health }) => health.state)).toEqual(['resting', 'ok']);
    expect(route.hosts[0]!.health.lastError?.code).toBe('RELAY_UNREACHABLE');
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    first = await SmtpSink.start({ port });
    await send(3);
    expect(first.mails).toHaveLength(0);
    clock.advance(2_000);
    await send(3);
    expect(first.mails).toHaveLength(1);
    await send(3);
    expect(first.mails).toHaveLength(4);
  });

  it('a host that refuses us is passed over; what it says of a mail or a recipient stands', async () => {
    await both();
    first.faults.mail = '550 5.7.1 Not you';
    expect((await send())[0]!.kind).toBe('sent');
    first.faults.mail = undefined;
    first.faults.message = '554 5.6.0 Not this mail';
    expect((await send())[0]).toMatchObject({ kind: 'failed', error: { disposition: 'permanent' } });
    first.faults.message = '451 4.3.0 Later';
    expect((await send())[0]).toMatchObject({ kind: 'failed', error: { disposition: 'temporary' } });
    expect(second.mails).toHaveLength(1);
  });

  it('when none works, the mail is told once and comes back when the first may be tried again', async () => {
    await both({ retrySeconds: [7, 70] });
    await Promise.all([first.close(), second.close()]);
    const [outcome] = await send();
    expect(outcome).toMatchObject({
      ...{ kind: 'failed', error: { code: 'RELAY_UNREACHABLE', disposition: 'temporary' } },
      retry: { stepsMs: [7_000, 70_000] },
    });
    expect(out.sender.capacity()).toBe(0);
    [first, second] = [await SmtpSink.start(), await SmtpSink.start()];
  });

  it('keeps the secrets of each host when they change places', async () => {
    const login = (name: string) => ({ auth: { username: name, password: `secret of ${name}` } });
    const { id, hosts } = await out.route(25, { hosts: [at(first, login('a')), at(second, login('b'))] });
    const [a, b] = hosts.map(({ id: host, auth }) => ({ id: host, auth: { username: auth!.username } }));
    await out.routes.update(id, { hosts: [at(second, b), at(first, a)] });
    const row = (await out.stores.mailRoutes.get(id))!;
    const opened = row.hosts.map((host) => out.sealer.open(host.password!, `mail-route:${host.id}`).toString());
    expect(opened).toEqual(['secret of b', 'secret of a']);
    expect(JSON.stringify(await out.routes.list())).not.toContain('secret of');
    await expect(out.routes.update(id, { hosts: [at(first, { auth: { username: 'new' } })] })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'hosts.0.auth.password' }],
    });
  });
});

describe('limits of a destination', () => {
  it('mails a minute: the others wait in the outbox, each for a time of its own', async () => {
    await out.route(first.port, { perMinute: 6 });
    const job = (id: string) => out.send([`${id}@example.net`]);
    expect((await job('a'))[0]!.kind).toBe('sent');
    const waits = [];
    for (const id of ['b', 'c']) {
      const [outcome] = await job(id);
      expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'DESTINATION_RATE', disposition: 'local' } });
      if (outcome?.kind === 'failed') waits.push(outcome.error.retryAfterMs);
    }
    expect(waits).toEqual([10_000, 20_000]);
    expect(first.mails).toHaveLength(1);
  });

  it('connections: slowly more, never above the limit', async () => {
    const { id } = await out.route(first.port, { connections: 3 });
    first.faults.delayMs = 20;
    await send(12);
    expect(first.connections).toBeLessThanOrEqual(3);
    const { health } = (await out.routes.get(id)).hosts[0]!;
    expect(health).toMatchObject({ state: 'ok', allowed: 3, waiting: 0 });
  });
});

describe('names and certificates', () => {
  it('own host names come before any resolver', async () => {
    const { id } = await out.route(first.port, { host: 'relay.nowhere.invalid' });
    const host = await out.hosts.create(HostInput.parse({ name: 'Relay.Nowhere.invalid', addresses: ['127.0.0.1'] }));
    expect((await send())[0]!.kind).toBe('sent');
    const { steps } = await out.routes.test(id);
    expect(steps[0]!.text).toBe('relay.nowhere.invalid: 127.0.0.1 (own host names)');
    await expect(out.hosts.update(host.id, { addresses: ['300.0.0.1'] })).rejects.toMatchObject({ status: 422 });
    await expect(
      out.hosts.create(HostInput.parse({ name: 'relay.nowhere.invalid', addresses: ['::1'] })),
    ).rejects.toMatchObject({ status: 409 });
  });

  it.skipIf(!certs)('a pinned certificate is taken whoever signed it, and no other', async () => {
    const { good, other } = certs!;
    const secure = await SmtpSink.start({ tls: good });
    const pinned = new X509Certificate(good.cert).fingerprint256;
    const { id } = await out.route(25, { hosts: [at(secure, { tls: 'required', fingerprint: pinned.toLowerCase() })] });
    expect((await send())[0]!.kind).toBe('sent');
    expect(secure.mails[0]!.secure).toBe(true);
    const { steps } = await out.routes.test(id, { to: 'user@example.net' });
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['resolve', 'connect', 'tls', 'auth', 'mail', 'rcpt'].map((step) => [step, true]),
    );
    expect(steps[2]!.certificate).toMatchObject({
      subject: 'localhost',
      issuer: 'Test CA',
      fingerprint: pinned,
      trusted: false,
    });
    const wrong = new X509Certificate(other.cert).fingerprint256;
    await out.routes.update(id, { hosts: [at(secure, { tls: 'required', fingerprint: wrong })] });
    expect((await send())[0]).toMatchObject({
      kind: 'failed',
      error: { code: 'TLS_CERTIFICATE', disposition: 'local' },
    });
    expect(secure.mails).toHaveLength(1);
    await secure.close();
  });

  it.skipIf(!certs)('a client certificate is kept sealed, and must belong to its key', async () => {
    const { good, other } = certs!;
    const identity = { certificate: good.cert, key: good.key };
    const { id, hosts } = await out.route(25, { hosts: [at(first, { clientCertificate: identity })] });
    expect(hosts[0]!.clientCertificate).toMatchObject({ subject: 'CN=localhost' });
    expect(JSON.stringify(hosts)).not.toContain('PRIVATE KEY');
    const row = (await out.stores.mailRoutes.get(id))!.hosts[0]!;
    expect(row.clientKey!.includes('PRIVATE')).toBe(false);
    const swapped = { certificate: good.cert, key: other.key };
    await expect(out.routes.update(id, { hosts: [at(first, { clientCertificate: swapped })] })).rejects.toMatchObject({
      fields: [{ path: 'hosts.0.clientCertificate.key' }],
    });
  });
});

it('routes that send nothing tell that they are in use', async () => {
  const kept = await out.route(25, { kind: 'capture', host: null });
  const thrown = await out.route(25, { match: 'void.test', kind: 'discard', host: null });
  await out.send(['user@example.net', 'user@void.test']);
  for (const { id } of [kept, thrown]) expect((await out.routes.get(id)).health.state).toBe('ok');
  expect((await out.captured.list({ limit: 10 })).items).toMatchObject([{ to: 'user@example.net' }]);
});
