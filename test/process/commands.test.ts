import { chmodSync, copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGateway } from '../rig/gateway.ts';
import { runProgram, testFolder } from './program.ts';

const folder = testFolder();

describe('npx gateway', () => {
  it('lists its commands', async () => {
    const asked = await Promise.all([['--help'], []].map((args) => runProgram(args)));
    for (const { code, stdout, stderr } of asked) {
      expect(code).toBe(0);
      expect(stderr).toBe('');
      for (const name of [
        'start',
        'push',
        'admin reset-password',
        'backup',
        'restore',
        'config check',
        'modem probe',
        'demo',
      ]) {
        expect(stdout).toContain(`\n  ${name} `);
      }
    }
  });

  it('explains one command', async () => {
    const { code, stdout } = await runProgram(['backup', '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^gateway backup FILE/);
  });

  it.each([[['frobnicate']], [['start', '--nonsense']], [['config']]])('exits with 64 after %j', async (args) => {
    const { code, stdout, stderr } = await runProgram(args);
    expect(code).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain(args.at(-1)!);
  });
});

describe('config', () => {
  it('check takes good settings', async () => {
    const file = join(folder, 'good.yaml');
    writeFileSync(file, `dataDir: ${folder}/data\nweb: { port: 8443 }\n`);
    const { code, stdout, stderr } = await runProgram(['config', 'check', '--config', file]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${folder}/data`);
    expect(existsSync(`${folder}/data`)).toBe(false);
  });

  it('check tells all errors and exits with 78', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'web: { port: -1 }\nsms: { country: GB }\n');
    const { code, stderr } = await runProgram(['config', 'check', '--config', file]);
    expect(code).toBe(78);
    expect(stderr).toContain('web.port');
    expect(stderr).toContain('sms.country: is no setting of this program');
  });

  it('schema prints JSON Schema', async () => {
    const { code, stdout } = await runProgram(['config', 'schema']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { web: { properties: { port: { type: 'integer', default: 8080 } } } },
    });
  });
});

describe('admin reset-password', () => {
  it('gives a new password, also while the gateway runs, and ends the sessions', async () => {
    const gateway = await startGateway();
    try {
      const env = { GATEWAY__DATADIR: gateway.dataDir };
      const { code, stdout } = await runProgram(['admin', 'reset-password'], env);
      expect(code).toBe(0);
      const [, password] = /^New password of admin: (\S+)$/m.exec(stdout)!;
      await expect(gateway.api.get('/domains')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await expect(gateway.api.signIn('admin', gateway.password)).rejects.toThrow(/401/);
      await gateway.api.signIn('admin', password!);
      expect(await gateway.api.get('/session')).toMatchObject({ admin: { username: 'admin' } });

      const nobody = await runProgram(['admin', 'reset-password', 'nobody'], env);
      expect(nobody.code).toBe(1);
      expect(nobody.stderr).toContain('nobody');
    } finally {
      await gateway.close();
    }
  });
});

describe('backup and restore', () => {
  it('bring all back on another machine that has the master key', async () => {
    const file = join(folder, 'backup.db');
    const first = await startGateway();
    const env = { GATEWAY__DATADIR: first.dataDir };
    let keyUri = '';
    try {
      const domain = await first.api.post<{ id: string }>('/domains', { name: 'example.com' });
      const user = await first.api.post<{ id: string }>('/users', { domainId: domain.id, login: 'ada' });
      const token = await first.api.post<{ id: string }>(`/users/${user.id}/tokens`, { issuer: 'Kept' });
      ({ keyUri } = await first.api.post<{ keyUri: string }>(`/tokens/${token.id}/qr`, {}));

      const backup = await runProgram(['backup', file], env);
      expect(backup.code).toBe(0);
      expect(backup.stdout).toContain(join(first.dataDir, 'master.key'));
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const again = await runProgram(['backup', file], env);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain('exists already');
      await first.api.post('/users', { domainId: domain.id, login: 'after-the-backup' });
      const underway = await runProgram(['restore', file, '--force'], env);
      expect(underway.code).toBe(1);
      expect(underway.stderr).toContain('Another gateway is running');

      const dataDir = join(folder, 'restored');
      mkdirSync(dataDir);
      copyFileSync(join(first.dataDir, 'master.key'), join(dataDir, 'master.key'));
      chmodSync(join(dataDir, 'master.key'), 0o600);
      const restore = await runProgram(['restore', file], { GATEWAY__DATADIR: dataDir });
      expect([restore.code, restore.stderr]).toEqual([0, '']);

      const second = await startGateway({ dataDir });
      try {
        const users = await second.api.get<{ items: { login: string }[] }>('/users');
        expect(users.items.map(({ login }) => login)).toEqual(['ada']);
        expect(await second.api.post(`/tokens/${token.id}/qr`, {})).toMatchObject({ keyUri });
      } finally {
        await second.close();
      }
      const over = await runProgram(['restore', file], { GATEWAY__DATADIR: dataDir });
      expect(over.code).toBe(1);
      expect(over.stderr).toContain('--force');
      const forced = await runProgram(['restore', file, '--force'], { GATEWAY__DATADIR: dataDir });
      expect(forced.code).toBe(0);
    } finally {
      await first.close();
    }
  });

  it('refuses to restore what is no backup', async () => {
    const file = join(folder, 'nonsense.db');
    writeFileSync(file, 'This is no database, and it is long enough to be looked at twice.'.repeat(20));
    const { code, stderr } = await runProgram(['restore', file], { GATEWAY__DATADIR: join(folder, 'empty') });
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, 'empty', 'gateway.db'))).toBe(false);
  });
});

describe('push', () => {
  it("pushes a user's token through the running gateway with an API key", async () => {
    const gateway = await startGateway();
    try {
      const { api, url } = gateway;
      const domain = await api.post<{ id: string }>('/domains', { name: 'example.com' });
      const user = await api.post<{ id: string }>('/users', {
        domainId: domain.id,
        login: 'ada',
        email: 'ada@example.com',
      });
      await api.post(`/users/${user.id}/tokens`, { issuer: 'Command' });
      const { key } = await api.post<{ key: string }>('/api-keys', { name: 'script', scopes: ['read', 'push'] });
      const env = { GATEWAY_URL: url, GATEWAY_API_KEY: key };

      const pushed = await runProgram(['push', '--user', 'ADA'], env);
      expect([pushed.code, pushed.stderr]).toEqual([0, '']);
      const [, messageId] = /message (\S+)\.$/m.exec(pushed.stdout)!;
      expect(await api.get(`/messages/${messageId}`)).toMatchObject({ to: 'ada@example.com', kind: 'push' });

      const noMobile = await runProgram(['push', '--user', 'ada', '--channel', 'sms'], env);
      expect(noMobile.code).toBe(1);
      expect(noMobile.stderr).toContain('no mobile number');
      const noUser = await runProgram(['push', '--user', 'bob'], env);
      expect(noUser.stderr).toContain('There is no user bob.');
      const noKey = await runProgram(['push', '--user', 'ada', '--url', url]);
      expect(noKey.code).toBe(1);
      const nobody = await runProgram(['push', '--user', 'ada', '--url', 'http://127.0.0.1:1'], env);
      expect(nobody.stderr).toContain('No gateway answers at http://127.0.0.1:1.');
    } finally {
      await gateway.close();
    }
  });
});

describe('demo', () => {
  it('pushes by mail and by SMS, and shows what arrived', async () => {
    const { code, stdout, stderr } = await runProgram(['demo']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ {2}otpauth:\/\/totp\/Demo:ada\?secret=[A-Z2-7]{32}&issuer=Demo$/m);
    expect(stdout).toMatch(/^ {2}Demo: set up your token on this phone: http:\/\/\S+\/l\/[\w-]{22} Valid until .+\.$/m);
    expect(stdout).toMatch(/^Message: sent$/m);
    expect(stdout).toMatch(/^Message: delivered$/m);
  });
});
