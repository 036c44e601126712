import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { type FieldError, GatewayError } from '../core/errors.ts';
import { type EnvironmentValue, environmentScalar, environmentValues } from './environment.ts';
import { Settings } from './schema.ts';

type Tree = Record<string, unknown>;

const SHIPPED = fileURLToPath(new URL('../../config/gateway.yaml', import.meta.url));

export interface LoadOptions {
  /** `--config FILE`; else GATEWAY_CONFIG. */
  file?: string | undefined;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/**
 * Shipped defaults ← the admin's file ← environment. `dataDir` comes back absolute.
 * @throws GatewayError SETTINGS_INVALID with every error at once in `fields`
 */
export function loadSettings({ file, env = process.env, cwd = process.cwd() }: LoadOptions = {}): Settings {
  const errors: FieldError[] = [];
  const own = file ?? env.GATEWAY_CONFIG;
  let tree = readTree(SHIPPED, errors);
  if (own) tree = merge(tree, readTree(resolve(cwd, own), errors));
  const values = environmentValues(env, errors);
  const placed = values.map((value) => ({ value, keys: place(tree, value) }));
  const result = Settings.safeParse(tree);
  if (!result.success) errors.push(...fieldErrors(result.error, placed));
  if (errors.length > 0 || !result.success) throw settingsError(errors);
  return { ...result.data, dataDir: resolve(cwd, result.data.dataDir) };
}

function readTree(path: string, errors: FieldError[]): Tree {
  try {
    const tree = parse(readFileSync(path, 'utf8')) as unknown;
    if (tree === null || tree === undefined) return {};
    if (isTree(tree)) return tree;
    errors.push({ path, message: 'must hold settings as key: value' });
  } catch (error) {
    const message =
      error instanceof YAMLParseError ? `is no YAML: ${error.message.split('\n')[0]}` : (error as Error).message;
    errors.push({ path, message });
  }
  return {};
}

/** Puts an environment value into the tree, its keys in the schema's spelling; returns the path it went to. */
function place(tree: Tree, value: EnvironmentValue): string[] {
  let node: Tree | unknown[] = tree;
  let shape: unknown = Settings;
  const keys: string[] = [];
  value.path.forEach((written, depth) => {
    const key = spelling(shape, node, written);
    keys.push(key);
    shape = childSchema(shape, key);
    if (depth === value.path.length - 1) {
      (node as Tree)[key] = isText(shape) ? textOf(shape, value.text) : environmentScalar(value.text);
      return;
    }
    const child: unknown = (node as Tree)[key];
    if (!isTree(child) && !Array.isArray(child)) (node as Tree)[key] = {};
    node = (node as Tree)[key] as Tree;
  });
  return keys;
}

function fieldErrors(error: z.ZodError, placed: { value: EnvironmentValue; keys: string[] }[]): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.join('.');
    const from = placed.find(({ keys }) => keys.join('.') === path);
    const where = from ? `${path} (${from.value.variable})` : path;
    if (issue.code !== 'unrecognized_keys') return [{ path: where, message: issue.message }];
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: 'is no setting of this program' }));
  });
}

function settingsError(errors: FieldError[]): GatewayError {
  const list = errors.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
  return new GatewayError('SETTINGS_INVALID', `The settings have ${errors.length} error(s):\n${list}`, {
    disposition: 'permanent',
    fields: errors,
    remedy: 'Correct them; `npx gateway config schema` prints every setting with its meaning.',
  });
}

function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isTree(old) && isTree(value) ? merge(old, value) : value;
  }
  return merged;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A password of digits, or with a # in it, is meant as it stands. */
function isText(schema: unknown): boolean {
  return ['string', 'enum'].includes((unwrap(schema) as Wrapped)._zod?.def?.type ?? '');
}

function textOf(schema: unknown, text: string): string | null {
  return text === 'null' && (schema as z.ZodType).safeParse(null).success ? null : text;
}

function spelling(schema: unknown, node: Tree | unknown[], written: string): string {
  const plain = (text: string) => text.replaceAll('_', '').toLowerCase();
  const known = [...Object.keys(shapeOf(schema) ?? {}), ...Object.keys(node)];
  return known.find((key) => plain(key) === plain(written)) ?? written.toLowerCase();
}

function childSchema(schema: unknown, key: string): unknown {
  return shapeOf(schema)?.[key] ?? (unwrap(schema) as { element?: unknown }).element;
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  return (unwrap(schema) as { shape?: Record<string, unknown> }).shape;
}

/** Past `.default()`, `.prefault()`, `.nullable()` to the object or array underneath. */
function unwrap(schema: unknown): object {
  let inner = schema as Wrapped;
  while (inner?._zod?.def?.innerType) inner = inner._zod.def.innerType;
  return inner ?? {};
}

interface Wrapped {
  _zod?: { def?: { type?: string; innerType?: Wrapped } };
}
