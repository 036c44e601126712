import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSettings } from '../../gateway/settings/load.ts';
import { Settings, settingsJsonSchema } from '../../gateway/settings/schema.ts';

const text = readFileSync(new URL('../../config/gateway.yaml', import.meta.url), 'utf8');
const shipped: unknown = parse(text);

/** Every setting by its path: `web.port`, `smtp.listeners.0.port`. */
function leaves(tree: unknown, path = ''): Record<string, unknown> {
  if (tree === null || typeof tree !== 'object' || Object.keys(tree).length === 0) return { [path]: tree };
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) => leaves(value, path ? `${path}.${key}` : key)),
  ) as Record<string, unknown>;
}

interface Schema {
  properties?: Record<string, Schema>;
  default?: unknown;
}

function describedSettings(schema: Schema, path = ''): Record<string, Schema> {
  const entries = Object.entries(schema.properties ?? {}).map(([key, child]) => {
    const at = path ? `${path}.${key}` : key;
    return child.properties ? describedSettings(child, at) : { [at]: child };
  });
  return Object.assign({}, ...entries) as Record<string, Schema>;
}

describe('the shipped settings file', () => {
  it('holds every setting there is, each with its default, and nothing else', () => {
    expect(leaves(shipped)).toEqual(leaves(Settings.parse({})));
  });

  it('loads alone, with the data folder made absolute', () => {
    expect(loadSettings({ env: {}, cwd: '/srv/otp' })).toEqual({ ...Settings.parse({}), dataDir: '/srv/otp/data' });
  });
});

describe('the JSON Schema of the settings', () => {
  it('has the same settings, and says the default of each', () => {
    const settings = describedSettings(settingsJsonSchema() as Schema);
    const paths = [...new Set(Object.keys(leaves(shipped)).map((path) => path.replace(/\.0\..*/, '')))];
    expect(Object.keys(settings)).toEqual(paths);
    for (const [path, schema] of Object.entries(settings)) expect(schema.default, path).not.toBeUndefined();
  });
});
