import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ListenerInput, RelayAccountInput } from '../../gateway/core/model/mail-in.ts';
import type { SmarthostInput } from '../../gateway/core/model/mail-routes.ts';
import { openMailHouse } from '../rig/mail-house.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { hasPostfix, startPostfix } from '../rig/postfix.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

if (!hasPostfix)
  console.info('Postfix is not installed, or this user is not root: the relay is not tested with it here.');
const certs = hasPostfix ? await makeCertificates() : null;
const PATIENTLY = { timeout: 20_000 };
const ADMIN = { kind: 'admin', id: null, name: 'admin', ip: null } as const;
const ACCOUNT = { login: 'postfix@example.com', password: 'a good password' };

/**
 * Debian's Postfix on the other side: it takes what we send, and hands it on to a sink; and it is a client of ours, which
 * comes with STARTTLS and a login for the domain `ours.test`.
 */
describe.skipIf(!certs)('Postfix', () => {
  let house: Awaited<ReturnType<typeof openMailHouse>>;
  let door: Awaited<ReturnType<typeof openMailIn>>;
  let postfix: Awaited<ReturnType<typeof startPostfix>>;
  /** Behind Postfix, and where senders of ours are. */
  let sink: SmtpSink;
  let senders: SmtpSink;

  beforeAll(async () => {
    [sink, senders, house] = [await SmtpSink.start(), await SmtpSink.start(), await openMailHouse()];
    await house.mail.services.notices.update({ bounceDomain: 'bounces.test' });
    door = await openMailIn({ bounces: house.mail.bounces, settings: { allow: [] } });
    const { listeners, relayAccounts, relayAuthority } = door.services;
    const input = { name: 'submission', host: '127.0.0.1', port: 0, tls: 'starttls', requireAuth: true };
    const submission = (await listeners.create(ListenerInput.parse(input))).address!.split(':')[1];
    await relayAccounts.create(RelayAccountInput.parse(ACCOUNT));
    // What Postfix reads lies beside the certificates.
    const ownCa = join(dirname(certs!.files.cert), 'gateway.pem');
    const testCa = join(dirname(certs!.files.cert), 'test.pem');
    await writeFile(ownCa, (await relayAuthority.get()).pem);
    await writeFile(testCa, certs!.ca);
    const ours = `[localhost]:${submission}`;
    postfix = await startPostfix(sink.port, {
      main: {
        smtpd_tls_cert_file: certs!.files.cert,
        smtpd_tls_key_file: certs!.files.key,
        smtpd_tls_CAfile: testCa,
        smtpd_tls_security_level: 'may',
        // It adds no fields of its own to what it relays.
        local_header_rewrite_clients: '',
        smtpd_recipient_restrictions:
          'check_recipient_access inline:{ { later@far.test = 450 4.2.1 Mailbox busy }, { gone@far.test = 550 5.1.1 No such user } }, permit_mynetworks, reject',
        transport_maps: `inline:{ { ours.test = smtp:${ours} }, { bounces.test = smtp:[127.0.0.1]:${door.port} } }`,
        smtp_tls_policy_maps: `inline:{ { ${ours} = secure match=localhost } }`,
        smtp_tls_CAfile: ownCa,
        smtp_sasl_auth_enable: 'yes',
        smtp_sasl_security_options: 'noanonymous',
        smtp_sasl_password_maps: `inline:{ { ${ours} = ${ACCOUNT.login}:${ACCOUNT.password} } }`,
      },
      second: { smtpd_tls_security_level: 'encrypt', smtpd_tls_req_ccert: 'yes' },
    });
  });
  afterAll(async () => {
    await postfix?.stop();
    await door?.close();
    await house?.close();
    await Promise.all([sink?.close(), senders?.close(), certs?.remove()]);
  });

  beforeEach(async () => {
    for (const { id } of await house.mail.routes.list()) await house.mail.routes.remove(id);
    await house.route({ match: 'sender.test', port: senders.port });
  });
  const route = (host: Partial<SmarthostInput> = {}) =>
    house.mail.routes.create({
      ...{ match: '*', kind: 'smarthost', host: null, port: 25, tls: 'none', auth: null, ca: null, enabled: true },
      hosts: [
        {
          ...{ host: '127.0.0.1', port: postfix.port, tls: 'none', auth: null, ca: null, fingerprint: null },
          ...{ clientCertificate: null, ...host },
        },
      ],
    });
  const pinned = { tls: 'required', fingerprint: new X509Certificate(certs?.good.cert ?? '').fingerprint256 } as const;

  it('takes octets as they are over TLS with a pinned certificate, and hands them on', async () => {
    await route(pinned);
    const text = `Subject: =?utf-8?Q?dots?=\r\nMessage-ID: <dots@x.test>\r\n\r\n.\r\n..two\r\ncaf\xe9 ${'x'.repeat(990)}\r\n\r\n`;
    const raw = Buffer.from(text, 'latin1');
    const id = await house.relay(['user@far.test'], { body: raw, options: { eightBit: true } });
    await house.until(id, 'sent');
    const [mail] = await sink.waitFor(1);
    expect(mail!.raw.subarray(-raw.length).equals(raw)).toBe(true);
    expect(mail!.raw.toString('latin1')).toMatch(
      /^Received: from gateway\.test .*\r\n\tby postfix\.test .* with ESMTPS /,
    );
    expect((await house.outbox.get(id)).attemptLog[0]!.response).toMatch(/^250 2\.0\.0 Ok: queued as/);
  });

  it('gets nothing when its certificate is another one than is pinned', async () => {
    await route({ ...pinned, fingerprint: new X509Certificate(certs!.other.cert).fingerprint256 });
    const id = await house.relay(['user@far.test']);
    const before = sink.mails.length;
    await expect.poll(async () => (await house.outbox.get(id)).error?.code, PATIENTLY).toBe('TLS_CERTIFICATE');
    await house.outbox.act(id, 'cancel', ADMIN);
    expect(sink.mails).toHaveLength(before);
  });

  it('tells each recipient an answer of its own: taken, later, never; the sender hears of the last', async () => {
    await route();
    const id = await house.relay(['here@far.test', 'later@far.test', 'gone@far.test']);
    const [notice] = await senders.waitFor(1);
    expect(notice!.raw.toString()).toMatch(
      /Final-Recipient: rfc822; gone@far\.test\r\nAction: failed\r\nStatus: 5\.1\.1/,
    );
    const { deliveries } = await house.outbox.get(id);
    const states = Object.fromEntries(deliveries.map(({ to, state, problem }) => [to, [state, problem?.message]]));
    expect(states['here@far.test']![0]).toBe('sent');
    expect(states['later@far.test']).toEqual(['queued', expect.stringContaining('450 4.2.1')]);
    expect(states['gone@far.test']).toEqual(['failed', expect.stringContaining('550 5.1.1')]);
    await house.outbox.act(id, 'cancel', ADMIN);
  });

  it('that demands a certificate of us gets it; without one the mail waits, and says why', async () => {
    const clientCertificate = { certificate: certs!.good.cert, key: certs!.good.key };
    const { id } = await route({ ...pinned, port: postfix.secondPort });
    const mail = await house.relay(['user@far.test']);
    await expect.poll(async () => (await house.outbox.get(mail)).error?.code, PATIENTLY).toBeTruthy();
    const waiting = await house.outbox.get(mail);
    expect(waiting.state).toBe('queued');
    expect(waiting.error!.message).toContain('No client certificate presented');
    await house.mail.routes.update(id, {
      hosts: [
        {
          ...{ host: '127.0.0.1', port: postfix.secondPort, auth: null, ca: null, clientCertificate },
          ...pinned,
        },
      ],
    });
    await house.outbox.act(mail, 'retry', ADMIN);
    await house.until(mail, 'sent');
  });

  it('sends a mail of ours back that it could not deliver: the message is a failed one', async () => {
    await route();
    sink.faults.rcpt['full@far.test'] = '552 5.2.2 Mailbox full';
    const id = await house.outbox.submit({ channel: 'email', to: 'full@far.test', subject: 'Token', text: 'x' }, ADMIN);
    await house.until(id, 'failed');
    const { error, attemptLog } = await house.outbox.get(id);
    expect(attemptLog[0]!.outcome).toBe('sent');
    expect(error).toMatchObject({ code: 'BOUNCED', message: expect.stringContaining('552 5.2.2 Mailbox full') });
  });

  it('is a client of ours with STARTTLS and a login, whose octets and recipients all arrive', async () => {
    const talk = await SmtpTalk.greeted(postfix.port);
    const recipients = Array.from({ length: 60 }, (_, n) => `user${n}@ours.test`);
    const raw = 'Subject: from Postfix\r\nMessage-ID: <p@x.test>\r\n\r\n.dot\r\nText\r\n';
    expect(await talk.mail(recipients, raw.replace('\r\n.dot', '\r\n..dot'))).toMatch(/^250/);
    talk.close();
    const taken = new Map<string, string>();
    await expect
      .poll(async () => {
        for (const { to, message } of await door.claim()) taken.set(to, message.id);
        return taken.size;
      }, PATIENTLY)
      .toBe(recipients.length);
    expect([...taken.keys()].sort()).toEqual(recipients.sort());
    for (const id of new Set(taken.values())) {
      const text = (await door.bodyOf(id)).toString();
      expect(text.endsWith(raw)).toBe(true);
      expect(text).toMatch(/^Received: from postfix\.test \(\[127\.0\.0\.1\]\)\r\n\tby gateway\.test with ESMTPSA\r\n/);
    }
  });
});
