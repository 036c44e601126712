import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailRouteInput } from '../../gateway/core/model/gateways.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { type SinkOptions, SmtpSink } from '../rig/smtp-sink.ts';

const certs = await makeCertificates();
afterAll(() => certs?.remove());

const LOGIN = { username: 'gateway', password: 'open sesame' };

let out: Awaited<ReturnType<typeof openMailOut>>;
let sink: SmtpSink | undefined;
let other: Server | undefined;
beforeEach(async () => {
  out = await openMailOut();
});
afterEach(async () => {
  await out.close();
  await sink?.close();
  sink = undefined;
  other?.close();
});

async function through(options: SinkOptions, route: Partial<MailRouteInput>) {
  sink = await SmtpSink.start(options);
  const { id } = await out.route(sink.port, route);
  const [outcome] = await out.send(['user@example.net']);
  return { id, outcome: outcome!, error: outcome!.kind === 'failed' ? outcome!.error : null, mail: sink.mails[0] };
}

describe.skipIf(!certs)('TLS to the relay', () => {
  it('opportunistic: encrypts where offered, without asking who it is', async () => {
    const { mail } = await through({ tls: certs!.other }, { tls: 'opportunistic' });
    expect(mail).toMatchObject({ secure: true });
  });

  it('opportunistic: sends without where TLS is not offered', async () => {
    const { mail } = await through({}, { tls: 'opportunistic' });
    expect(mail).toMatchObject({ secure: false });
  });

  it('none: does not use it even if offered', async () => {
    const { mail } = await through({ tls: certs!.good }, { tls: 'none' });
    expect(mail).toMatchObject({ secure: false });
  });

  it('required: takes a certificate of the CA in the route, by name and by address', async () => {
    const byName = await through({ tls: certs!.good }, { tls: 'required', ca: certs!.ca, host: 'localhost' });
    expect(byName.mail).toMatchObject({ secure: true });
    await out.routes.update(byName.id, { host: '127.0.0.1' });
    expect((await out.send(['user@example.net']))[0]!.kind).toBe('sent');
  });

  it('required: refuses a CA nobody named', async () => {
    const { error, mail } = await through({ tls: certs!.good }, { tls: 'required', host: 'localhost' });
    expect(error).toMatchObject({ code: 'TLS_CERTIFICATE', disposition: 'local', remedy: expect.any(String) });
    expect(mail).toBeUndefined();
    expect((await out.routes.list())[0]!.health.state).toBe('failing');
  });

  it('required: refuses a certificate for another host', async () => {
    const { error } = await through({ tls: certs!.other }, { tls: 'required', ca: certs!.ca, host: 'localhost' });
    expect(error).toMatchObject({
      code: 'TLS_CERTIFICATE',
      message: expect.stringContaining('made for another host name'),
    });
  });

  it('required: a relay without STARTTLS gets nothing', async () => {
    const { error, mail } = await through({}, { tls: 'required' });
    expect(error).toMatchObject({ code: 'TLS_NOT_OFFERED', disposition: 'local' });
    expect(mail).toBeUndefined();
  });

  it('implicit: TLS from the first octet, checked', async () => {
    const tls = { ...certs!.good, implicit: true };
    const { mail } = await through({ tls }, { tls: 'implicit', ca: certs!.ca });
    expect(mail).toMatchObject({ secure: true });
  });

  it('implicit against a plain port is told as what it is', async () => {
    const { error } = await through({}, { tls: 'implicit', ca: certs!.ca });
    expect(error).toMatchObject({ code: 'TLS_FAILED', disposition: 'local', remedy: expect.stringContaining('465') });
  });
});

describe('opportunistic TLS that breaks', () => {
  it('falls back to none, for a route without a login', async () => {
    // Says yes to STARTTLS and then speaks no TLS.
    let talks = 0;
    const got: string[] = [];
    other = createServer((socket) => {
      talks += 1;
      socket.on('error', () => {});
      socket.write('220 broken ESMTP\r\n');
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
          got.push(line);
          if (line.startsWith('EHLO')) socket.write('250-broken\r\n250 STARTTLS\r\n');
          else if (line === 'STARTTLS') socket.write('220 go\r\n');
          else if (line === 'DATA') socket.write('354 go\r\n');
          else if (/^(MAIL|RCPT|\.$)/.test(line)) socket.write('250 ok\r\n');
          else if (line.includes('\0')) socket.write('500 what?\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => other!.listen(0, '127.0.0.1', resolve));
    await out.route((other.address() as { port: number }).port, { tls: 'opportunistic' });
    const [outcome] = await out.send(['user@example.net']);
    expect(outcome!.kind).toBe('sent');
    expect(talks).toBe(2);
    expect(got).toContain('Line one');
  });
});

describe('login', () => {
  it('is used, and never shows in the dialogue', async () => {
    const { mail, outcome } = await through({ login: LOGIN }, { auth: LOGIN });
    expect(mail).toMatchObject({ user: 'gateway' });
    const shown = JSON.stringify(outcome.dialogue);
    expect(shown).toContain('AUTH PLAIN (hidden)');
    for (const secret of [LOGIN.password, Buffer.from(LOGIN.password).toString('base64')]) {
      expect(shown).not.toContain(secret);
    }
    const token = Buffer.from(`\0${LOGIN.username}\0${LOGIN.password}`).toString('base64');
    expect(shown).not.toContain(token);
  });

  it('that is refused is the fault of the route, and is not tried again at once', async () => {
    const { error } = await through({ login: LOGIN }, { auth: { ...LOGIN, password: 'wrong' } });
    expect(error).toMatchObject({
      code: 'SMTP_LOGIN_REFUSED',
      disposition: 'local',
      message: expect.stringContaining('535 5.7.8 Wrong user name or password'),
    });
    expect(JSON.stringify(error)).not.toContain('wrong"');
    await out.send(['user@example.net']);
    expect(sink!.connections).toBe(1);
    expect(out.sender.waitingFor()).toMatch(/refused the login/);
  });

  it('that the relay does not offer is told', async () => {
    const { error } = await through({}, { auth: LOGIN });
    expect(error).toMatchObject({ code: 'SMTP_LOGIN_NOT_OFFERED', disposition: 'local' });
  });

  it('a relay that wants one is told as such', async () => {
    const { error } = await through({ login: LOGIN }, {});
    expect(error).toMatchObject({ code: 'SMTP_LOGIN_WANTED', disposition: 'local' });
  });

  it('that was sealed under another master key asks for the password again', async () => {
    const { id } = await through({ login: LOGIN }, { auth: LOGIN });
    const { hosts } = (await out.stores.mailRoutes.get(id))!;
    await out.stores.mailRoutes.update(id, { hosts: [{ ...hosts[0]!, password: Buffer.alloc(60, 1) }] });
    await out.routes.start();
    const [outcome] = await out.send(['user@example.net']);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'SEAL_BROKEN', disposition: 'local' } });
  });
});
