import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiClient } from '../../gateway/commands/api-client.ts';
import { privateSettings, runProgram, startProgram, testFolder } from './program.ts';

/** The goal is 2 s on an idle machine; a build machine may be anything but. */
const READY_MS = 10_000;
const folder = testFolder();

async function start(dataDir: string, more: Record<string, string> = {}) {
  const startedAt = performance.now();
  const program = startProgram(['start'], { ...privateSettings(dataDir), ...more });
  const [, url] = await program.line(/^ {2}Console: (\S+)$/);
  const readyMs = Math.round(performance.now() - startedAt);
  return { ...program, url: url!, readyMs };
}

describe('npm start', () => {
  const dataDir = join(folder, 'first');
  let password = '';
  let cookie = '';

  it('prints the address and, at the very first start, a one-time password', async () => {
    const { url, readyMs, child, line, ended } = await start(dataDir);
    console.info(`Ready ${readyMs} ms after the process was started, on a fresh data folder.`);
    expect(readyMs).toBeLessThan(READY_MS);
    [, password = ''] = await line(/^ {2}Sign in as admin with the password (\S+)$/);
    expect(password).toMatch(/^\S{16,}$/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    const login = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    expect(login.status).toBe(200);
    cookie = login.headers.get('set-cookie')!.split(';')[0]!;
    const api = apiClient(url);
    await api.signIn('admin', password);
    const domain = await api.post<{ id: string }>('/domains', { name: 'example.com' });
    const user = await api.post<{ id: string }>('/users', { domainId: domain.id, login: 'ada' });
    await api.post(`/users/${user.id}/tokens`, { type: 'totp', issuer: 'Kept' });

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('keeps everything, sessions too, and shows no password at the second start', async () => {
    const { url, readyMs, child, stdout, ended } = await start(dataDir);
    console.info(`Ready ${readyMs} ms after the process was started, on the data folder of before.`);
    expect(readyMs).toBeLessThan(READY_MS);
    expect((await fetch(`${url}/api/v1/session`, { headers: { cookie } })).status).toBe(200);
    const api = apiClient(url);
    await api.signIn('admin', password);
    const { items } = await api.get<{ items: { issuer: string; userLogin: string }[] }>('/tokens');
    expect(items).toMatchObject([{ issuer: 'Kept', userLogin: 'ada' }]);
    const [modems, routes] = await Promise.all([
      api.get<{ items: unknown[] }>('/modems'),
      api.get<{ items: unknown[] }>('/mail/routes'),
    ]);
    expect([modems.items.length, routes.items.length]).toEqual([1, 1]);
    expect(stdout()).not.toMatch(/password/i);

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('stops at SIGTERM and leaves nothing behind', async () => {
    const { url, child, ended } = await start(dataDir);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    expect(readdirSync(dataDir).sort()).toEqual(['gateway.db', 'gateway.lock', 'master.key']);
  });

  it('never says the password in its log', async () => {
    const { child, line, stderr, ended } = await start(join(folder, 'quiet'), { GATEWAY__LOG__LEVEL: 'debug' });
    const [, secret] = await line(/with the password (\S+)$/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(stderr()).toContain('"signal":"SIGINT"');
    expect(stderr()).not.toContain(secret);
  });
});

describe('a start that cannot be', () => {
  it('tells every wrong setting at once and exits with 78', async () => {
    const dataDir = join(folder, 'never');
    const { code, stdout, stderr } = await runProgram(['start'], {
      ...privateSettings(dataDir),
      GATEWAY__WEB__PORT: 'eighty',
      GATEWAY__LOG__LEVEL: 'loud',
      GATEWAY__NONSENSE: '1',
    });
    expect(code).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toContain('The settings have 3 error(s)');
    expect(stderr).toContain('web.port (GATEWAY__WEB__PORT)');
    expect(stderr).toContain('log.level (GATEWAY__LOG__LEVEL)');
    expect(stderr).toContain('nonsense: is no setting of this program');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(() => readdirSync(dataDir)).toThrow(/ENOENT/);
  });

  it('says that the port is taken, and exits with 1', async () => {
    const first = await start(join(folder, 'port-a'));
    const { port } = new URL(first.url);
    const env = { ...privateSettings(join(folder, 'port-b')), GATEWAY__WEB__PORT: port };
    const { code, stderr } = await runProgram(['start'], env);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(code).toBe(1);
    expect(stderr).toContain(port);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says that another gateway runs on the data folder', async () => {
    const dataDir = join(folder, 'twice');
    const first = await start(dataDir);
    const { code, stdout, stderr } = await runProgram(['start'], privateSettings(dataDir));
    expect(code).toBe(1);
    expect(stdout).not.toContain('is ready');
    expect(stderr).toContain(`Another gateway is running on the data folder ${dataDir}.`);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });
});
