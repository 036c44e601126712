import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../gateway/settings/load.ts';
import { temporaryFolder } from './folder.ts';

const { file } = temporaryFolder();

describe('settings from the environment', () => {
  it('find their key without regard to case', () => {
    const { web, masterKey, retention, dataDir } = loadSettings({
      env: {
        GATEWAY__DATADIR: '/srv/otp',
        GATEWAY__WEB__PUBLICURL: 'https://otp.example.com',
        GATEWAY__WEB__PUBLIC_URL: 'https://otp.example.com',
        GATEWAY__MASTERKEY__FILE: 'other.key',
        GATEWAY__RETENTION__BODIESDAYS: '0.5',
      },
    });
    expect(dataDir).toBe('/srv/otp');
    expect(web.publicUrl).toBe('https://otp.example.com');
    expect(masterKey.file).toBe('other.key');
    expect(retention.bodiesDays).toBe(0.5);
  });

  it('are numbers, truth values and null where the setting is', () => {
    const env = {
      GATEWAY__WEB__PORT: '8443',
      GATEWAY__DEMO: 'false',
      GATEWAY__WEB__TLS: 'null',
      GATEWAY__ADMIN__PASSWORD: 'null',
    };
    const { web, demo, admin } = loadSettings({ env, file: file('own.yaml', 'admin: { password: from-the-file }') });
    expect(web).toMatchObject({ port: 8443, tls: null });
    expect(demo).toBe(false);
    expect(admin.password).toBeNull();
  });

  it.each([
    ['digits', '123456789012'],
    ['hexadecimal digits', '0x123456789ab'],
    ['a comment sign at the start', '#hunter2#hunter2'],
    ['a comment sign inside', 'correct horse #battery staple'],
    ['quotes', '"quoted" and \'more\''],
    ['blanks around', '  twelve characters  '],
    ['what YAML gives a meaning', '&anchor !tag *alias'],
    ['a colon', 'a: b: c: d: e'],
    ['what looks like a list', '[1, 2, 3, 4, 5]'],
    ['what is no YAML', '{ [ % @ ` " \''],
    ['letters of other languages', 'пароль-密码-пароль'],
  ])('stay text where the setting is text: %s', (_what, password) => {
    expect(loadSettings({ env: { GATEWAY__ADMIN__PASSWORD: password } }).admin.password).toBe(password);
  });

  it('reach into lists, and add to them', () => {
    const { listeners } = loadSettings({
      env: {
        GATEWAY__SMTP__LISTENERS__0__PORT: '25',
        GATEWAY__SMTP__LISTENERS__0__MAXSIZEMB: '50',
        GATEWAY__SMTP__LISTENERS__1__HOST: '::1',
        GATEWAY__SMTP__LISTENERS__1__ALLOW: '["10.0.0.0/8", "fd00::/8"]',
        GATEWAY__SMTP__LISTENERS__1__REQUIREAUTH: 'true',
      },
    }).smtp;
    expect(listeners).toMatchObject([
      { host: '127.0.0.1', port: 25, maxSizeMb: 50, allow: ['127.0.0.1/32'] },
      { host: '::1', port: 2525, requireAuth: true, allow: ['10.0.0.0/8', 'fd00::/8'] },
    ]);
  });

  it('replace a whole list', () => {
    const env = { GATEWAY__SMTP__LISTENERS: '[]', GATEWAY__WEB__TRUSTPROXY: '["10.0.0.1/32"]' };
    const { smtp, web } = loadSettings({ env });
    expect(smtp.listeners).toEqual([]);
    expect(web.trustProxy).toEqual(['10.0.0.1/32']);
  });

  it('make a group that was null', () => {
    const env = { GATEWAY__WEB__TLS__CERT: '/etc/chain.pem', GATEWAY__WEB__TLS__KEY: '/etc/key.pem' };
    expect(loadSettings({ env }).web.tls).toEqual({ cert: '/etc/chain.pem', key: '/etc/key.pem' });
  });

  it('win over both files', () => {
    const own = file('own.yaml', 'web: { port: 1111, host: 10.0.0.1 }');
    expect(loadSettings({ env: { GATEWAY__WEB__PORT: '2222' }, file: own }).web).toMatchObject({
      port: 2222,
      host: '10.0.0.1',
    });
  });

  it('come from a file with __FILE, without its last line break', () => {
    const key = 'ab'.repeat(32);
    const env = {
      GATEWAY__ADMIN__PASSWORD__FILE: file('pw', '#from a file, 12 \r\n'),
      GATEWAY__MASTERKEY__KEY__FILE: file('key', `${key}\n`),
      GATEWAY__STORE__URL__FILE: file('url', 'postgres://otp:p%40ss@db/otp'),
    };
    const { admin, masterKey, store } = loadSettings({ env });
    expect(admin.password).toBe('#from a file, 12 ');
    expect(masterKey).toEqual({ file: 'master.key', key });
    expect(store.url).toBe('postgres://otp:p%40ss@db/otp');
  });

  it('leave other variables alone', () => {
    expect(loadSettings({ env: { GATEWAY_URL: 'http://x', GATEWAYX__WEB__PORT: '1', PATH: '/bin' } })).toEqual(
      loadSettings({ env: {} }),
    );
  });
});
