import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../../gateway/core/errors.ts';
import { loadSettings } from '../../gateway/settings/load.ts';
import { temporaryFolder } from './folder.ts';

const { file } = temporaryFolder();

/** path → message of every error. */
function errorsOf(options: { yaml?: string; env?: NodeJS.ProcessEnv }): Record<string, string> {
  const own = options.yaml === undefined ? {} : { file: file('own.yaml', options.yaml) };
  try {
    loadSettings({ env: options.env ?? {}, ...own });
  } catch (error) {
    const { code, fields } = error as GatewayError;
    expect(code).toBe('SETTINGS_INVALID');
    return Object.fromEntries(fields!.map(({ path, message }) => [path, message]));
  }
  throw new Error('The settings were taken.');
}

const loadYaml = (yaml: string) => loadSettings({ env: {}, file: file('own.yaml', yaml) });

describe("the administrator's file", () => {
  it('replaces what it names and leaves the rest', () => {
    const settings = loadYaml('web: { port: 8443 }\nsms: { defaultCountry: TW }\n');
    expect(settings.web).toMatchObject({ host: '127.0.0.1', port: 8443, publicUrl: null });
    expect(settings.sms.defaultCountry).toBe('TW');
    expect(settings.demo).toBe(true);
  });

  it('replaces lists as a whole', () => {
    expect(loadYaml('smtp: { listeners: [] }').smtp.listeners).toEqual([]);
    const { listeners } = loadYaml('smtp: { listeners: [{ port: 25, host: "::", allow: ["10.0.0.0/8"] }] }').smtp;
    expect(listeners).toEqual([
      {
        host: '::',
        port: 25,
        tls: 'none',
        requireAuth: false,
        allow: ['10.0.0.0/8'],
        cert: null,
        maxSizeMb: 25,
      },
    ]);
  });

  it('may be empty', () => {
    expect(loadYaml('# nothing yet\n')).toEqual(loadSettings({ env: {} }));
  });

  it('is found by GATEWAY_CONFIG, and --config wins over it', () => {
    const env = { GATEWAY_CONFIG: file('a.yaml', 'web: { port: 1111 }') };
    expect(loadSettings({ env }).web.port).toBe(1111);
    expect(loadSettings({ env, file: file('b.yaml', 'web: { port: 2222 }') }).web.port).toBe(2222);
  });

  it('is looked for from the working folder', () => {
    const own = file('own.yaml', 'dataDir: here');
    const cwd = own.slice(0, -'/own.yaml'.length);
    expect(loadSettings({ env: {}, cwd, file: 'own.yaml' }).dataDir).toBe(`${cwd}/here`);
  });
});

describe('wrong settings', () => {
  it('are told all at once, wherever they come from', () => {
    const errors = errorsOf({
      yaml: [
        'web: { port: 99999, publicUrl: "ftp://x" }',
        'smtp: { listeners: [{ tls: implicit, allow: ["10.0.0.0/33", "10.0.0.1"] }] }',
        'sms: { defaultCountry: gb }',
        'admin: { password: short }',
        'store: { url: "mysql://x" }',
      ].join('\n'),
      env: { GATEWAY__LOG__LEVEL: 'loud', GATEWAY__ADMIN__USERNAME__FILE: '/nowhere/at/all' },
    });
    expect(Object.keys(errors).sort()).toEqual([
      'GATEWAY__ADMIN__USERNAME__FILE',
      'admin.password',
      'log.level (GATEWAY__LOG__LEVEL)',
      'sms.defaultCountry',
      'smtp.listeners.0.allow.0',
      'store.url',
      'web.port',
      'web.publicUrl',
    ]);
    expect(errors['smtp.listeners.0.allow.0']).toContain('CIDR');
  });

  it('stand one a line in the message', () => {
    const own = file('own.yaml', 'web: { port: x }\nlog: { level: y }');
    expect(() => loadSettings({ env: {}, file: own })).toThrow(
      /^The settings have 2 error\(s\):\n {2}web\.port: .+\n {2}log\.level: .+$/,
    );
  });

  it('are also keys that nobody knows', () => {
    expect(errorsOf({ yaml: 'web: { prot: 8080 }\nlisteners: []' })).toEqual({
      'web.prot': 'is no setting of this program',
      listeners: 'is no setting of this program',
    });
    expect(errorsOf({ env: { GATEWAY__WEB__PROT: '8080' } })).toEqual({
      'web.prot': 'is no setting of this program',
    });
  });

  it('are a file that is missing, no YAML, or no list of settings', () => {
    const errors = (yaml: string) => Object.values(errorsOf({ yaml }))[0];
    expect(errors('web: {')).toMatch(/^is no YAML: /);
    expect(errors('- web')).toBe('must hold settings as key: value');
    expect(() => loadSettings({ env: {}, file: '/nowhere/own.yaml' })).toThrow(/\/nowhere\/own\.yaml: ENOENT/);
  });

  it('never show a secret', () => {
    const env = { GATEWAY__MASTERKEY__KEY: 'not-hexadecimal-secret', GATEWAY__ADMIN__PASSWORD: 'tooshort-pw' };
    expect(() => loadSettings({ env })).toThrow(/admin\.password[\s\S]*masterKey\.key/);
    expect(() => loadSettings({ env })).not.toThrow(/not-hexadecimal|tooshort/);
  });
});
