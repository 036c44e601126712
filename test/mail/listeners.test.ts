import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../gateway/core/log.ts';
import { ListenerInput } from '../../gateway/core/model/mail-in.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { OwnAuthority } from '../../gateway/mail/receive/authority.ts';
import { mailInStores } from '../../gateway/store/mail-in.ts';
import { TestClock } from '../rig/clock.ts';
import { type MailInRigOptions, openMailIn } from '../rig/mail-in.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';
import { openTestDatabase } from '../rig/store.ts';

const run = promisify(execFile);
const MESSAGE = 'Subject: hi\r\n\r\nText\r\n';
const certs = await makeCertificates();
afterAll(() => certs?.remove());

type In = Awaited<ReturnType<typeof openMailIn>>;
let inbound: In;
const talks: SmtpTalk[] = [];
async function open(options: MailInRigOptions = {}): Promise<In> {
  inbound = await openMailIn(options);
  return inbound;
}
async function greeted(address: string | null, options: Parameters<typeof SmtpTalk.greeted>[1] = {}) {
  const talk = await SmtpTalk.greeted(Number(address!.split(':').at(-1)), options);
  talks.push(talk);
  return talk;
}
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound.close();
});

const input = (more: object) => ListenerInput.parse({ name: 'inside', host: '127.0.0.1', port: 0, ...more });
const LOCAL = { allow: ['127.0.0.1'] };
const portOf = (address: string | null) => Number(address!.split(':').at(-1));

describe('listeners kept in the store', () => {
  it('open, change and close at once, beside those of the settings, which stay as they are', async () => {
    const { listeners } = (await open()).services;
    const made = await listeners.create(input(LOCAL));
    expect(made).toMatchObject({ source: 'api', state: 'open', lastError: null });
    const talk = await greeted(made.address);
    expect(await talk.mail('a@example.net', MESSAGE)).toMatch(/^250/);
    const changed = await listeners.update(made.id, { port: portOf(made.address), limits: { recipients: 1 } });
    expect(changed.limits).toEqual({ ...made.limits, recipients: 1 });
    expect(await talk.reply()).toMatch(/^421/); // dismissed, to come again
    const again = await greeted(changed.address);
    expect(await again.mail(['a@example.net', 'b@example.net'], MESSAGE)).toMatch(/^452 4\.5\.3/);
    expect((await listeners.get(made.id)).counters).toMatchObject({
      ...{ open: 1, connections: 2, accepted: 1, refused: [{ reason: 'recipients', count: 1 }] },
      octets: MESSAGE.length,
    });
    expect(inbound.counts()).toMatchObject({ connections: 2, accepted: 1 });
    await listeners.update(made.id, { enabled: false });
    expect(await listeners.get(made.id)).toMatchObject({ state: 'disabled', address: null });
    await expect(SmtpTalk.open(portOf(changed.address))).rejects.toThrow();
    await listeners.remove(made.id);
    expect(inbound.counts()).toMatchObject({ connections: 2, accepted: 1 }); // sums never fall

    const [fixed] = await listeners.list();
    expect(fixed).toMatchObject({ source: 'settings', state: 'open', name: 'smtp.listeners 1' });
    const refusal = { status: 409, code: 'LISTENER_READ_ONLY', remedy: expect.stringContaining('smtp.listeners') };
    await expect(listeners.update(fixed!.id, { port: 1 })).rejects.toMatchObject(refusal);
    await expect(listeners.remove(fixed!.id)).rejects.toMatchObject(refusal);
    expect((await listeners.restart(fixed!.id)).id).toBe(fixed!.id);
  });

  it('come back after a restart; one that cannot open says why and is tried again', async () => {
    const clock = new TestClock();
    const database = await openTestDatabase({ clock });
    const first = await openMailIn({ database, clock });
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = (taken.address() as { port: number }).port;
    const made = await first.services.listeners.create(input({ ...LOCAL, port }));
    expect(made).toMatchObject({ state: 'failed', lastError: { code: 'LISTENER_FAILED' } });
    await first.close();
    await open({ database, clock });
    expect((await inbound.services.listeners.get(made.id)).state).toBe('failed');
    await new Promise((resolve) => taken.close(resolve));
    const opened = new Promise<void>((resolve) => {
      inbound.events.on('listener', ({ id, state }) => id === made.id && state === 'open' && resolve());
    });
    clock.advance(30_000);
    await opened;
    expect(await (await greeted(`127.0.0.1:${port}`)).say('NOOP')).toMatch(/^250/);
    await inbound.close();
    await database.close();
    await open();
  });

  it('warn of what is hardly meant', async () => {
    const { listeners } = (await open()).services;
    const { warnings } = await listeners.create(input({ allow: ['0.0.0.0/0', '10.0.0.0/8', '0.0.0.0/4'] }));
    expect(warnings).toEqual([
      '0.0.0.0/0 lets everybody relay: this is an open relay.',
      '0.0.0.0/4 is a very large block of clients that relay without a login.',
    ]);
  });
});

/** Speaks TLS to a listener of implicit TLS. */
function handshake(port: number, options: object): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, servername: 'localhost', ...options }, () => resolve(socket));
    socket.on('error', reject);
  });
}
async function fingerprint(port: number, ca: string): Promise<string> {
  const socket = await handshake(port, { ca });
  const { fingerprint256 } = socket.getPeerX509Certificate()!;
  socket.destroy();
  return fingerprint256;
}

describe("the gateway's own authority", () => {
  it('makes a certificate that clients who trust it accept, by name and by address', async () => {
    const { listeners, relayAuthority } = (await open()).services;
    const made = await listeners.create(input({ ...LOCAL, tls: 'starttls' }));
    const { pem, authority, server } = await relayAuthority.get();
    const talk = await greeted(made.address);
    expect(await talk.startTls(pem)).toMatch(/^250/);
    expect(await talk.mail('a@example.net', MESSAGE)).toMatch(/^250/);
    expect(made.certificate).toEqual(server);
    expect(server!.names).toEqual(expect.arrayContaining(['gateway.test', 'localhost', '127.0.0.1']));
    expect(authority.subject).toBe('CN=Push Token gateway CA gateway.test');
    const ca = new X509Certificate(pem);
    expect([ca.ca, ca.verify(ca.publicKey)]).toEqual([true, true]);
    expect((await listeners.create(input({ ...LOCAL, name: 'two', tls: 'implicit' }))).certificate).toEqual(server);
  });

  it.skipIf(!certs)('passes the eyes of openssl', async () => {
    const { listeners, relayAuthority } = (await open()).services;
    const made = await listeners.create(input({ ...LOCAL, tls: 'starttls' }));
    const dir = await mkdtemp(join(tmpdir(), 'gateway-ca-'));
    try {
      await writeFile(join(dir, 'ca.pem'), (await relayAuthority.get()).pem);
      const check = ['-CAfile', join(dir, 'ca.pem'), '-verify_return_error', '-verify_ip', '127.0.0.1', '-x509_strict'];
      const client = ['s_client', '-connect', made.address!, '-starttls', 'smtp', ...check, '-brief'];
      const done = run('openssl', client);
      done.child.stdin!.end('QUIT\r\n');
      expect((await done).stderr).toContain('Verification: OK');
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('lives on over a restart, and renews what ends soon', async () => {
    await open();
    const database = await openTestDatabase();
    const clock = new TestClock();
    const sealer = new Sealer(Buffer.alloc(32, 7));
    const deps = { store: mailInStores(database.db).certificates, sealer, clock, log: silentLog };
    const authority = () => new OwnAuthority({ ...deps, hostname: 'gateway.test', addresses: () => ['192.0.2.7'] });
    const first = authority();
    const before = await first.server();
    const root = (await first.get()).pem;
    first.stop();
    const second = authority();
    expect((await second.server()).certificate).toBe(before.certificate);
    const renewed = new Promise<void>((resolve) => second.onRenewed(resolve));
    for (let day = 0; day < 370; day++) clock.advance(86_400_000);
    await second.server();
    for (let look = 0; look < 3; look++) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(86_400_000);
    }
    await renewed;
    const after = await second.get();
    expect(after.pem).toBe(root);
    expect(Date.parse(after.server!.notAfter) - clock.now()).toBeGreaterThan(390 * 86_400_000);
    expect(after.server!.names).toContain('192.0.2.7');
    second.stop();
    await database.close();
  });
});

describe.skipIf(!certs)('certificates from files', () => {
  it('are read again when they change, and a bad one does not displace a good one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'gateway-files-'));
    const files = { cert: join(dir, 'tls.crt'), key: join(dir, 'tls.key') };
    const put = async ({ key, cert }: { key: string; cert: string }) => {
      await writeFile(files.key, key);
      await writeFile(`${files.cert}.new`, cert);
      await rename(`${files.cert}.new`, files.cert);
    };
    const { good, other, ca } = certs!;
    try {
      await put(good);
      await open({ settings: { tls: 'implicit', cert: files } });
      const told = () => new Promise<void>((resolve) => inbound.events.on('listener', () => resolve()));
      const before = await fingerprint(inbound.port, ca);
      let next = told();
      await put({ key: good.key, cert: other.cert });
      await next;
      const [listener] = await inbound.services.listeners.list();
      expect(listener).toMatchObject({ state: 'open', lastError: { code: 'LISTENER_CERTIFICATE' } });
      expect(await fingerprint(inbound.port, ca)).toBe(before);
      next = told();
      await put(other);
      await next;
      const socket = await handshake(inbound.port, { ca, servername: 'other.example' });
      expect(socket.getPeerX509Certificate()!.subject).toContain('other.example');
      socket.destroy();
      expect((await inbound.services.listeners.list())[0]).toMatchObject({ lastError: null });
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe.skipIf(!certs)('TLS of old devices', () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

  it.each(['implicit', 'starttls'] as const)('1.0 over %s is for those that are let off, and counted', async (tls) => {
    const { legacyClients } = (await open({ settings: { tls, cert: certs!.files, allow: ['127.0.0.0/8'] } })).services;
    await legacyClients.create({
      ...{ name: 'old', block: '127.0.0.2', enabled: true, lenientAddresses: false, bareLineEnds: false },
      ...{ oldTls: true, plainLogin: false },
    });
    const speak = async (local: string): Promise<string | null> => {
      if (tls === 'implicit') {
        const socket = await handshake(inbound.port, { ca: certs!.ca, localAddress: local, ...old });
        const protocol = socket.getProtocol();
        socket.destroy();
        return protocol;
      }
      const talk = await greeted(`:${inbound.port}`, { local });
      return talk.startTls(certs!.ca, old).then((reply) => (reply.startsWith('250') ? 'TLSv1' : reply));
    };
    expect(await speak('127.0.0.2')).toBe('TLSv1');
    await expect(speak('127.0.0.1')).rejects.toThrow();
    const modern = await handshakeOf(tls);
    expect(modern).toBe('TLSv1.3');
    expect((await legacyClients.list())[0]!.counters).toMatchObject({ oldTls: 1, connections: 1 });
  });

  async function handshakeOf(tls: 'implicit' | 'starttls'): Promise<string | null> {
    if (tls === 'starttls') {
      const talk = await greeted(`:${inbound.port}`);
      await talk.startTls(certs!.ca);
      return talk.protocol;
    }
    const socket = await handshake(inbound.port, { ca: certs!.ca });
    const protocol = socket.getProtocol();
    socket.destroy();
    return protocol;
  }
});
