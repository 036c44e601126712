import { beforeEach, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { totp } from '../../gateway/core/otp.ts';
import { resetPassword } from '../../gateway/web/access.ts';
import { TestClock } from '../rig/clock.ts';
import { ADMIN, startWeb, type TestWeb } from './rig.ts';

const PATH = '/api/v1/session/second-factor';
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const { password } = ADMIN;

let web: TestWeb;
let clock: TestClock;
let headers: Record<string, string>;
beforeEach(async () => {
  clock = new TestClock();
  web = await startWeb({ clock });
  headers = await web.signIn();
  return () => web.close();
});

const login = (code?: string) => web.call('POST', '/api/v1/session', { body: { ...ADMIN, ...(code && { code }) } });
const post = (path: string, body: object) => web.call('POST', PATH + path, { headers, body });
const codeOf = (seed: Buffer) => totp(seed, clock.now(), SHAPE);

async function enrol(): Promise<{ seed: Buffer; recovery: string[] }> {
  const begun = await post('', { password });
  expect(begun.json.keyUri).toMatch(/^otpauth:\/\/totp\/Push%20Token%20gateway:admin\?secret=[A-Z2-7]{32}&issuer=/);
  const seed = base32Decode(begun.json.secret.replaceAll(' ', ''));
  expect((await post('/confirm', { code: '000000' })).json.error.code).toBe('CODE_WRONG');
  // Nothing is asked for before the first code was right.
  expect((await login()).status).toBe(200);
  const done = await post('/confirm', { code: codeOf(seed) });
  expect(done.json.codes).toHaveLength(10);
  clock.advance(60_000);
  return { seed, recovery: done.json.codes };
}

describe('the second factor', () => {
  it('is asked for in a second step, and a code counts once', async () => {
    const { seed } = await enrol();
    const first = await login();
    expect(first.status).toBe(401);
    expect(first.json.error).toMatchObject({ code: 'SECOND_FACTOR_NEEDED', remedy: expect.any(String) });
    expect(first.headers.get('set-cookie')).toBeNull();
    const code = codeOf(seed);
    expect((await login(code)).json.admin).toMatchObject({ username: 'admin', secondFactor: true });
    expect((await login(code)).json.error.code).toBe('SECOND_FACTOR_WRONG');
    clock.advance(30_000);
    expect((await login(codeOf(seed))).status).toBe(200);
  });

  it('slows down who guesses codes, even with the right password in between', async () => {
    const { seed } = await enrol();
    for (let i = 0; i < 5; i++) {
      expect((await login('000000')).status).toBe(401);
      expect((await login()).status).toBe(401);
    }
    const limited = await login(codeOf(seed));
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    const { items } = await web.access.audit.list({ limit: 50, action: 'session.login-failed' });
    expect(items).toHaveLength(5);
  });

  it('lets in by a recovery code once, kept as a hash', async () => {
    const { recovery } = await enrol();
    const typed = recovery[0]!.toUpperCase().replace('-', ' ');
    expect((await login(typed)).status).toBe(200);
    expect((await login(typed)).status).toBe(401);
    expect((await web.call('GET', PATH, { headers })).json).toEqual({
      enabled: true,
      required: false,
      recoveryCodes: 9,
    });
    const renewed = await post('/recovery-codes', { password, code: recovery[1] });
    expect(renewed.json.codes).not.toContain(recovery[2]);
    expect((await login(recovery[2])).status).toBe(401);
    expect((await login(renewed.json.codes[0])).status).toBe(200);
  });

  it('is changed only by who knows password and code, and given up where that is allowed', async () => {
    const { recovery } = await enrol();
    expect((await post('/remove', { password: 'wrong' })).json.error.fields[0].path).toBe('password');
    expect((await post('/remove', { password })).json.error.fields[0].path).toBe('code');
    await web.access.secondFactor.putRule('required');
    expect((await post('/remove', { password, code: recovery[0] })).json.error.code).toBe('SECOND_FACTOR_REQUIRED');
    await web.access.secondFactor.putRule('optional');
    expect((await post('/remove', { password, code: recovery[0] })).status).toBe(204);
    expect((await login()).status).toBe(200);
  });

  it('where it is required nothing else can be done first', async () => {
    await web.access.secondFactor.putRule('required');
    const refused = await web.call('GET', '/api/v1/users', { headers });
    expect(refused.status).toBe(403);
    expect(refused.json.error.code).toBe('SECOND_FACTOR_MISSING');
    expect((await web.call('GET', '/api/v1/session', { headers })).json.mustEnrol).toBe(true);
    const key = await web.keyFor('read');
    expect((await web.call('GET', '/api/v1/users', { headers: key })).status).toBe(200);
    await enrol();
    expect((await web.call('GET', '/api/v1/users', { headers })).status).toBe(200);
  });

  it('is taken away by another administrator, or on the command line', async () => {
    await enrol();
    const id = (await web.access.admins.list())[0]!.id;
    expect((await web.call('DELETE', `/api/v1/admins/${id}/second-factor`, { headers })).status).toBe(409);
    const bob = { username: 'bob', password: 'a password for bob' };
    await web.access.admins.create({ ...bob, role: 'administrator', domains: [] });
    const signed = await web.call('POST', '/api/v1/session', { body: bob });
    const his = { cookie: signed.headers.get('set-cookie')!.split(';')[0]!, 'x-gateway': '1' };
    expect((await web.call('DELETE', `/api/v1/admins/${id}/second-factor`, { headers: his })).status).toBe(204);
    expect((await web.call('GET', '/api/v1/session', { headers })).status).toBe(401);
    expect((await login()).status).toBe(200);
    headers = await web.signIn();
    await enrol();
    const fresh = await resetPassword(web.access, 'admin', { secondFactor: true });
    const body = { username: 'admin', password: fresh };
    expect((await web.call('POST', '/api/v1/session', { body })).status).toBe(200);
  });
});
