import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ListenerInput, RelayAccountInput } from '../../gateway/core/model/mail-in.ts';
import { openMailIn } from '../rig/mail-in.ts';

const run = promisify(execFile);

/** Its TLS is a Perl module of a package of its own (Debian: libnet-ssleay-perl). */
const hasSwaks = await run('swaks', ['--support']).then(
  ({ stdout }) => stdout.includes('TLS supported'),
  () => false,
);
if (!hasSwaks) console.info('swaks with TLS is not installed: the listeners are not tested with it here.');

/** A client that thousands of admins use, against every kind of door. */
describe.skipIf(!hasSwaks)('swaks', () => {
  let inbound: Awaited<ReturnType<typeof openMailIn>>;
  let dir: string;
  const ports = new Map<string, number>();
  const PASSWORD = 'a good password';

  beforeAll(async () => {
    inbound = await openMailIn();
    const { listeners, relayAccounts, relayAuthority } = inbound.services;
    dir = await mkdtemp(join(tmpdir(), 'gateway-swaks-'));
    for (const tls of ['none', 'starttls', 'implicit'] as const) {
      for (const requireAuth of [false, true]) {
        const input = ListenerInput.parse({
          ...{ name: `${tls} ${requireAuth}`, host: '127.0.0.1', port: 0, tls, requireAuth, allow: ['127.0.0.1'] },
        });
        ports.set(input.name, Number((await listeners.create(input)).address!.split(':')[1]));
      }
    }
    await writeFile(join(dir, 'ca.pem'), (await relayAuthority.get()).pem);
    await relayAccounts.create(RelayAccountInput.parse({ login: 'app@example.com', password: PASSWORD }));
  });
  afterAll(async () => {
    await inbound.close();
    await rm(dir, { recursive: true });
  });
  afterEach(() => inbound.claim());

  /** @returns its exit code (0 = the mail was taken) and what was said */
  async function swaks(door: string, ...args: string[]): Promise<{ code: number; said: string }> {
    const place = ['--server', '127.0.0.1', '--port', String(ports.get(door)), '--timeout', '20'];
    const mail = args.includes('--to') ? [] : ['--to', 'user@example.net'];
    const all = [...place, '--from', 'app@example.com', ...mail, ...args];
    return run('swaks', all).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
    );
  }

  const STRANGER = ['--local-interface', '127.0.0.3'];
  const LOGIN = ['--auth', 'LOGIN', '--auth-user', 'app@example.com', '--auth-password', PASSWORD];
  const PLAIN = ['--auth', 'PLAIN', '--auth-user', 'app@example.com', '--auth-password', PASSWORD];
  const TLS: Record<string, string[]> = { none: [], starttls: ['--tls'], implicit: ['--tlsc'] };

  /** Door, who comes, whether a login is needed → taken? The whole of it: this is no open relay. */
  const matrix = ['none', 'starttls', 'implicit'].flatMap((tls) =>
    [false, true].flatMap((requireAuth) =>
      [false, true].flatMap((stranger) =>
        [false, true].map((login) => {
          const taken = login || (!stranger && !requireAuth);
          return { tls, requireAuth, stranger, login, taken };
        }),
      ),
    ),
  );
  it.each(matrix)(
    'tls $tls, login required $requireAuth, stranger $stranger, logs in $login: taken $taken',
    async ({ tls, requireAuth, stranger, login, taken }) => {
      const who = [...(stranger ? STRANGER : []), ...(login ? (requireAuth ? PLAIN : LOGIN) : [])];
      const { code, said } = await swaks(`${tls} ${requireAuth}`, ...TLS[tls]!, ...who);
      expect(said).toContain(taken ? '250 2.0.0 Queued as' : requireAuth ? '530 5.7.0' : '550 5.7.1');
      expect(code === 0).toBe(taken);
      if (login && tls !== 'none') expect(said).toContain('TLSv1.3');
    },
  );

  it('checks the certificate of the own authority, and finds the name in it', async () => {
    const verify = ['--tls-verify', '--tls-ca-path', join(dir, 'ca.pem')];
    expect((await swaks('starttls false', '--tls', ...verify)).said).toContain('250 2.0.0 Queued as');
    expect((await swaks('starttls false', '--tls', '--tls-verify')).code).not.toBe(0);
  });

  it('sends a text to a phone, and hears why it may not', async () => {
    const body = ['--header', 'Subject: Alarm', '--body', 'Server room: 41 C'];
    const taken = await swaks('none false', '--to', '447700900123+flash@sms.gateway', ...body);
    expect(taken.said).toContain('250 2.0.0 Queued as');
    const [sms] = await inbound.claim('sms');
    expect(sms).toMatchObject({ to: '+447700900123', message: { options: { flash: true } } });
    const refused = await swaks('none false', '--to', '12@sms.gateway', ...body);
    expect(refused.said).toMatch(/<\*\* 550 5\.1\.3 .*no phone number/);
  });

  it('pipelines', async () => {
    expect((await swaks('none false', '--pipeline')).said).toContain('250 2.0.0 Queued as');
  });
});
