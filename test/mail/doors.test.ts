import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AllowList } from '../../gateway/mail/receive/allow-list.ts';
import { LoginLimiter } from '../../gateway/mail/receive/login-limiter.ts';
import { TestClock } from '../rig/clock.ts';
import { type MailInRigOptions, openMailIn, TEST_KEY } from '../rig/mail-in.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const MESSAGE = 'Subject: hi\r\n\r\nText\r\n';
const certs = await makeCertificates();
afterAll(() => certs?.remove());

let inbound: Awaited<ReturnType<typeof openMailIn>>;
const talks: SmtpTalk[] = [];
async function open(options: MailInRigOptions = {}): Promise<void> {
  inbound = await openMailIn(options);
}
async function greeted(options: Parameters<typeof SmtpTalk.greeted>[1] = {}): Promise<SmtpTalk> {
  const talk = await SmtpTalk.greeted(inbound.port, options);
  talks.push(talk);
  return talk;
}
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound?.close();
});

const plain = ({ username, password } = TEST_KEY) =>
  `AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`;
const wrong = plain({ ...TEST_KEY, password: 'wrong' });

async function login(talk: SmtpTalk, { username, password } = TEST_KEY): Promise<string> {
  await talk.say('AUTH LOGIN');
  await talk.say(Buffer.from(username).toString('base64'));
  return talk.say(Buffer.from(password).toString('base64'));
}

/** A neighbour on the loopback that is not on the allow list. */
const STRANGER = { local: '127.0.0.2' };

describe('the closed relay', () => {
  const matrix: [allowed: boolean, requireAuth: boolean, loggedIn: boolean, reply: RegExp][] = [
    [true, false, false, /^250/],
    [true, false, true, /^250/],
    [true, true, false, /^530 5\.7\.0/],
    [true, true, true, /^250/],
    [false, false, false, /^550 5\.7\.1/],
    [false, false, true, /^250/],
    [false, true, false, /^530 5\.7\.0/],
    [false, true, true, /^250/],
  ];
  it.each(matrix)(
    'allow list %s, login required %s, logged in %s: %s',
    async (allowed, requireAuth, loggedIn, reply) => {
      await open({ settings: { requireAuth } });
      const talk = await greeted(allowed ? {} : STRANGER);
      if (loggedIn) expect(await talk.say(plain())).toMatch(/^235 2\.7\.0/);
      expect(await talk.mail('user@example.net', MESSAGE)).toMatch(reply);
      expect(await inbound.claim()).toHaveLength(reply.source.includes('250') ? 1 : 0);
    },
  );

  it.each([
    'user@example.net',
    'user%example.net@gateway.test',
    '@gateway.test:user@example.net',
    'user@[127.0.0.1]',
    'postmaster',
    'root@localhost',
    '+447700900123@sms.gateway',
  ])('a stranger reaches nobody: %s', async (address) => {
    await open();
    const talk = await greeted(STRANGER);
    await talk.say('MAIL FROM:<app@example.com>');
    expect(await talk.say(`RCPT TO:<${address}>`)).toMatch(/^550 5\.7\.1/);
    expect(await talk.say('DATA')).toMatch(/^503/);
  });

  it('says no to a stranger only so often', async () => {
    await open();
    const talk = await greeted(STRANGER);
    await talk.say('MAIL FROM:<app@example.com>');
    for (let n = 0; n < 10; n++) expect(await talk.say(`RCPT TO:<user${n}@example.net>`)).toMatch(/^550/);
    expect(await talk.say('RCPT TO:<last@example.net>')).toMatch(/^421/);
    await talk.closed();
  });

  it('with nobody allowed and no login lets nobody in', async () => {
    await open({ settings: { allow: [] } });
    expect(await (await greeted()).mail('user@example.net', MESSAGE)).toMatch(/^550 5\.7\.1/);
  });
});

describe('logging in', () => {
  it('names the key in the message, and shows in Received', async () => {
    await open({ settings: { allow: [] } });
    const talk = await greeted();
    expect(await login(talk)).toMatch(/^235/);
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    const [claimed] = await inbound.claim();
    expect(await inbound.outbox.get(claimed!.message.id)).toMatchObject({ actor: TEST_KEY.name });
    expect((await inbound.bodyOf(claimed!.message.id)).toString()).toContain('with ESMTPA\r\n');
  });

  it('with a wrong password is refused, and after five times not even heard, for a while', async () => {
    let asked = 0;
    const clock = new TestClock();
    await open({
      clock,
      authenticate: async (_username, password) => {
        asked += 1;
        return password === TEST_KEY.password ? TEST_KEY : null;
      },
    });
    for (let n = 0; n < 5; n++) expect(await (await greeted()).say(wrong)).toMatch(/^535 5\.7\.8/);
    const talk = await greeted();
    expect(await talk.say(plain())).toMatch(/^454 4\.7\.0 .*30 seconds/);
    expect(asked).toBe(5);
    expect(await (await greeted(STRANGER)).say(plain())).toMatch(/^235/); // another address
    clock.advance(30_000);
    expect(await talk.say(plain())).toMatch(/^235/);
  });

  it('that cannot be checked is temporary, and tells nothing', async () => {
    await open({
      authenticate: async () => {
        throw new Error('database /secret is locked');
      },
    });
    const reply = await (await greeted()).say(plain());
    expect(reply).toMatch(/^454 4\.7\.0/);
    expect(reply).not.toContain('secret');
  });

  describe.skipIf(!certs)('and TLS', () => {
    it('STARTTLS: the mail comes over TLS', async () => {
      await open({ settings: { tls: 'starttls', cert: certs!.files, allow: [] } });
      const talk = await greeted();
      await talk.startTls(certs!.ca);
      expect(await talk.say(plain())).toMatch(/^235/);
      expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
      const [claimed] = await inbound.claim();
      const text = (await inbound.bodyOf(claimed!.message.id)).toString();
      expect(text).toMatch(/with ESMTPSA\r\n\t\(TLSv1\.3 TLS_[A-Z0-9_]+\)/);
    });

    it('implicit: TLS from the first octet', async () => {
      await open({ settings: { tls: 'implicit', cert: certs!.files } });
      const talk = await greeted({ tls: { ca: certs!.ca } });
      expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    });

    it('a login that was made before STARTTLS does not count after it', async () => {
      await open({ settings: { tls: 'starttls', cert: certs!.files, allow: [] } });
      const talk = await greeted();
      expect(await talk.say(plain())).toMatch(/^235/);
      await talk.startTls(certs!.ca);
      expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^550/);
    });

    it('commands sent along with STARTTLS are thrown away', async () => {
      await open({ settings: { tls: 'starttls', cert: certs!.files } });
      const talk = await greeted();
      talk.write('STARTTLS\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<user@example.net>\r\n');
      expect(await talk.reply()).toMatch(/^220/);
      talk.close();
      expect(await inbound.claim()).toEqual([]);
    });

    it('a certificate that is none stops the start, with words', async () => {
      const cert = { cert: certs!.files.key, key: certs!.files.cert };
      await expect(openMailIn({ settings: { tls: 'starttls', cert } })).rejects.toMatchObject({
        code: 'LISTENER_CERTIFICATE',
      });
      await open();
    });
  });
});

describe('addresses that may relay', () => {
  it('are found by block, in IPv4, IPv6 and both forms', () => {
    const list = new AllowList(['10.0.0.0/8', '192.0.2.7', 'fd00::/8', '::1']);
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', 'fd12::1', 'fd12::1%eth0', '::1']) {
      expect([address, list.has(address)]).toEqual([address, true]);
    }
    for (const address of ['11.0.0.1', '192.0.2.8', 'fe80::1', '127.0.0.1', '', 'nonsense']) {
      expect([address, list.has(address)]).toEqual([address, false]);
    }
  });

  it('0.0.0.0/0 is everybody of IPv4, and only of IPv4', () => {
    const list = new AllowList(['0.0.0.0/0']);
    expect(list.has('203.0.113.9')).toBe(true);
    expect(list.has('2001:db8::1')).toBe(false);
  });
});

describe('the limit on wrong passwords', () => {
  it('shuts out longer each time, forgets in an hour, and forgives at once', () => {
    const clock = new TestClock();
    const limiter = new LoginLimiter(clock);
    const limits = { failures: 5, firstMs: 30_000, longestMs: 900_000 };
    const bans: number[] = [];
    for (let n = 0; n < 12; n++) {
      const { banMs } = limiter.failed('10.0.0.1', limits);
      bans.push(banMs / 1000);
      clock.advance(banMs);
    }
    expect(bans).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    clock.advance(60 * 60_000);
    for (let n = 0; n < 4; n++) expect(limiter.failed('10.0.0.1', limits).banMs).toBe(0);
    limiter.succeeded('10.0.0.1');
    expect(limiter.failed('10.0.0.1', limits)).toEqual({ failures: 1, banMs: 0 });
    expect(limiter.failed('10.0.0.2', limits)).toEqual({ failures: 1, banMs: 0 });
  });
});
