import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../../gateway/core/errors.ts';
import { masterKey } from '../../gateway/settings/master-key.ts';
import { temporaryFolder } from './folder.ts';

const { folder, file } = temporaryFolder();
const KEY = '0123456789abcdef'.repeat(4);

const settings = (dataDir: string, more: { file?: string; key?: string } = {}) => ({
  dataDir,
  masterKey: { file: 'master.key', key: null, ...more },
});

function refusal(of: () => unknown): GatewayError {
  try {
    of();
  } catch (error) {
    return error as GatewayError;
  }
  throw new Error('It was taken.');
}

describe('the master key', () => {
  it('is made at the first start, random, for the owner only, with its folders', () => {
    const dataDir = join(folder(), 'deep', 'data');
    const key = masterKey(settings(dataDir));
    expect(key).toHaveLength(32);
    expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    expect(masterKey(settings(folder()))).not.toEqual(key);
  });

  it('stays what it is', () => {
    const dataDir = folder();
    const key = masterKey(settings(dataDir));
    const text = readFileSync(join(dataDir, 'master.key'), 'utf8');
    expect(masterKey(settings(dataDir))).toEqual(key);
    expect(readFileSync(join(dataDir, 'master.key'), 'utf8')).toBe(text);
    expect(text).toBe(`${key.toString('hex')}\n`);
  });

  it('is read in capitals and without a line break, from wherever the settings say', () => {
    const path = file('elsewhere.key', KEY.toUpperCase());
    expect(masterKey(settings(folder(), { file: path })).toString('hex')).toBe(KEY);
  });

  it('may stand in the settings; then no file is made', () => {
    const dataDir = join(folder(), 'data');
    expect(masterKey(settings(dataDir, { key: KEY })).toString('hex')).toBe(KEY);
    expect(() => statSync(dataDir)).toThrow(/ENOENT/);
  });

  it.each([
    ['open to the group', 0o640],
    ['open to all', 0o604],
  ])('is refused %s', (_what, mode) => {
    const path = file('master.key', KEY);
    chmodSync(path, mode);
    const { code, message, remedy } = refusal(() => masterKey(settings('/', { file: path })));
    expect(code).toBe('MASTER_KEY');
    expect(message).toContain(path);
    expect(message).toContain('chmod 600');
    expect(remedy).not.toContain(KEY);
  });

  it.each([
    ['empty', ''],
    ['short', KEY.slice(1)],
    ['long', `${KEY}0`],
    ['no hexadecimal digits', KEY.replace('0', 'g')],
    ['two lines', `${KEY}\n${KEY}\n`],
  ])('is refused when the file is %s, and the file is left as it is', (_what, text) => {
    const path = file('master.key', text);
    const { code, message } = refusal(() => masterKey(settings('/', { file: path })));
    expect(code).toBe('MASTER_KEY');
    expect(message).toContain('64 hexadecimal digits');
    if (text.length > 8) expect(message).not.toContain(text.slice(0, 8));
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is refused where it cannot be read', () => {
    const path = join(folder(), 'master.key');
    mkdirSync(path);
    expect(refusal(() => masterKey(settings('/', { file: path }))).message).toContain('cannot be read');
  });
});
