import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailOut } from '../rig/mail-out.ts';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const certs = await makeCertificates();
afterAll(() => certs?.remove());

let out: Awaited<ReturnType<typeof openMailOut>>;
let sink: SmtpSink;
beforeEach(async () => {
  out = await openMailOut();
  sink = await SmtpSink.start();
});
afterEach(async () => {
  await out.close();
  await sink.close();
});

describe('mail routes', () => {
  it('keep their password sealed and never show it', async () => {
    const route = await out.route(25, { auth: { username: 'gateway', password: 'open sesame' } });
    expect(route.auth).toEqual({ username: 'gateway', hasPassword: true });
    expect(JSON.stringify(await out.routes.list())).not.toContain('sesame');
    const row = (await out.stores.mailRoutes.get(route.id))!;
    expect(row.hosts[0]!.password!.includes('sesame')).toBe(false);
    expect(out.sealer.open(row.hosts[0]!.password!, `mail-route:${route.id}`).toString()).toBe('open sesame');
  });

  it('a change without password keeps it, null removes the login', async () => {
    const { id } = await out.route(25, { auth: { username: 'gateway', password: 'open sesame' } });
    const renamed = await out.routes.update(id, { auth: { username: 'other' } });
    expect(renamed.auth).toEqual({ username: 'other', hasPassword: true });
    const row = (await out.stores.mailRoutes.get(id))!;
    expect(out.sealer.open(row.hosts[0]!.password!, `mail-route:${id}`).toString()).toBe('open sesame');
    expect((await out.routes.update(id, { auth: null })).auth).toBeNull();
  });

  it('a match is there once, in whatever spelling', async () => {
    await out.route(25, { match: 'Example.COM' });
    await expect(out.route(26, { match: 'example.com ' })).rejects.toMatchObject({ code: 'MATCH_TAKEN', status: 409 });
    const { id } = await out.route(25, { match: '*' });
    await expect(out.routes.update(id, { match: 'example.com' })).rejects.toMatchObject({ status: 409 });
    expect((await out.routes.update(id, { match: '*', port: 26 })).port).toBe(26);
  });

  it.each([
    [{ match: 'not a domain' }, 'match'],
    [{ host: null }, 'host'],
    [{ host: 'relay.example:25' }, 'host'],
    [{ ca: 'not a certificate' }, 'ca'],
    [{ ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'ca'],
    [{ auth: { username: 'x' } }, 'auth.password'],
  ])('%j is refused at its field', async (input, path) => {
    await expect(out.route(25, input)).rejects.toMatchObject({ status: 422, fields: [{ path }] });
    expect(await out.routes.list()).toEqual([]);
  });

  it('tell the bus, and unknown ones are not found', async () => {
    const heard: string[] = [];
    out.events.on('mailRoute', ({ id }) => heard.push(id));
    const { id } = await out.route(sink.port);
    expect((await out.routes.get(id)).health).toEqual({ state: 'unused', lastError: null, since: null });
    await out.send(['user@example.net']);
    expect((await out.routes.get(id)).health).toMatchObject({ state: 'ok', lastError: null });
    await out.routes.remove(id);
    expect(heard).toEqual([id, id, id]);
    await expect(out.routes.get(id)).rejects.toMatchObject({ status: 404 });
    await expect(out.routes.update(id, { port: 1 })).rejects.toMatchObject({ status: 404 });
    await expect(out.routes.remove(id)).rejects.toMatchObject({ status: 404 });
    expect(out.sender.capacity()).toBe(0);
  });

  it('come back after a restart', async () => {
    await out.route(sink.port);
    out.routes.stop();
    expect(out.sender.capacity()).toBe(0);
    await out.routes.start();
    expect((await out.send(['user@example.net']))[0]!.kind).toBe('sent');
  });

  it('ensureCapture makes one only where there is none', async () => {
    expect(await out.routes.ensureCapture()).toBe(true);
    expect(await out.routes.ensureCapture()).toBe(false);
    expect(await out.routes.list()).toMatchObject([{ match: '*', kind: 'capture', enabled: true }]);
  });
});

describe('testing a route', () => {
  const stepsOf = async (id: string) => {
    const test = await out.routes.test(id);
    return { ...test, names: test.steps.map(({ step, ok }) => `${step} ${ok ? 'ok' : 'failed'}`) };
  };

  it('walks every step and sends nothing', async () => {
    const { id } = await out.route(sink.port);
    const { ok, names, steps } = await stepsOf(id);
    expect(ok).toBe(true);
    expect(names).toEqual(['resolve ok', 'connect ok', 'tls ok', 'auth ok', 'mail ok']);
    expect(steps.at(-1)!.text).toContain('250');
    expect(sink.mails).toHaveLength(0);
  });

  it('stops at a dead host, with cause and remedy', async () => {
    const { id } = await out.route(sink.port);
    await sink.close();
    const { ok, names, steps } = await stepsOf(id);
    expect(ok).toBe(false);
    expect(names).toEqual(['resolve ok', 'connect failed']);
    expect(steps[1]).toMatchObject({ text: expect.stringContaining('refuses'), remedy: expect.any(String) });
    sink = await SmtpSink.start();
  });

  it('tells what the relay says to MAIL', async () => {
    sink.faults.mail = '550 5.7.1 Go away';
    const { id } = await out.route(sink.port);
    const { names, steps } = await stepsOf(id);
    expect(names.at(-1)).toBe('mail failed');
    expect(steps.at(-1)!.text).toContain('550 5.7.1 Go away');
  });

  it('of a capture route needs no network', async () => {
    await out.routes.ensureCapture();
    const [route] = await out.routes.list();
    expect((await stepsOf(route!.id)).names).toEqual(['capture ok']);
  });

  describe.skipIf(!certs)('with TLS', () => {
    it('names subject, issuer and end of the certificate', async () => {
      const secure = await SmtpSink.start({ tls: certs!.good });
      const { id } = await out.route(secure.port, { tls: 'required', ca: certs!.ca, host: 'localhost' });
      const { ok, steps } = await stepsOf(id);
      await secure.close();
      expect(ok).toBe(true);
      expect(steps[2]!.text).toMatch(/TLSv1\.3, certificate of localhost, issued by Test CA, valid until 20\d\d-/);
    });

    it('names the certificate that it refuses, before any login', async () => {
      const secure = await SmtpSink.start({ tls: certs!.other, login: { username: 'x', password: 'y' } });
      const auth = { username: 'x', password: 'y' };
      const { id } = await out.route(secure.port, { tls: 'required', ca: certs!.ca, host: 'localhost', auth });
      const { names, steps } = await stepsOf(id);
      await secure.close();
      expect(names).toEqual(['resolve ok', 'connect ok', 'tls failed']);
      expect(steps[2]!.text).toMatch(/certificate of other\.example.*another host name/);
    });

    it('tells that TLS was wanted and is not offered', async () => {
      const { id } = await out.route(sink.port, { tls: 'required' });
      expect((await stepsOf(id)).names).toEqual(['resolve ok', 'connect ok', 'tls failed']);
    });

    it('tries the login', async () => {
      const login = { username: 'gateway', password: 'open sesame' };
      const secure = await SmtpSink.start({ tls: certs!.good, login });
      const { id } = await out.route(secure.port, { tls: 'required', ca: certs!.ca, auth: login });
      expect((await stepsOf(id)).names).toEqual(['resolve ok', 'connect ok', 'tls ok', 'auth ok', 'mail ok']);
      await out.routes.update(id, { auth: { username: 'gateway', password: 'wrong' } });
      const { names, steps } = await stepsOf(id);
      await secure.close();
      expect(names).toEqual(['resolve ok', 'connect ok', 'tls ok', 'auth failed']);
      expect(steps[3]!.text).toContain('535 5.7.8');
    });
  });
});
