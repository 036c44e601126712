import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GATEWAY = join(ROOT, 'gateway');

/** Who may import whom: room → rooms. Rooms are named by their folder; a room may always import itself. */
const ALLOWED: Record<string, string[]> = {
  core: [],
  settings: ['core'],
  store: ['core'],
  outbox: ['core'],
  'mail/parse': ['core'],
  'mail/receive': ['core', 'mail/parse'],
  'mail/send': ['core', 'mail/parse'],
  'sms/pdu': [],
  'sms/port': ['core'],
  'sms/at': ['core', 'sms/port'],
  'sms/modem': ['core', 'sms/at', 'sms/port', 'sms/pdu'],
  'sms/simulator': ['core', 'sms/pdu', 'sms/port'],
  sms: ['core', 'sms/pdu', 'sms/port', 'sms/at', 'sms/modem', 'sms/simulator'],
  directory: ['core'],
  push: ['core', 'directory'],
  // What becomes of a text after it is safe: forwarding and opt-outs know neither modem nor mail server, only core's ports.
  inbound: ['core'],
  webhooks: ['core'],
  jobs: ['core'],
  web: ['core'],
  // One file a command; `start`, `demo` and the like stand above the house.
  commands: ['core', 'settings', 'store', 'web', 'sms', 'sms/simulator', 'open-store', 'app'],
  'open-store': ['core', 'settings', 'store'],
  app: ['*'],
  dev: ['main'],
  main: ['core', 'settings', 'app', 'commands'],
};

/** Where only types may cross. */
const TYPES_ONLY: Record<string, string[]> = { push: ['directory'] };

/** Two dependencies each live behind one door. */
const DRIVERS: Record<string, string[]> = {
  sqlite3: ['store/sqlite'],
  pg: ['store/postgres.ts'],
  serialport: ['sms/port'],
};

const LONGEST_FILE = 300;

interface Import {
  file: string;
  specifier: string;
  isType: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|tsx|mjs)$/.test(name) && !name.includes('.gen.') ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const source = readFileSync(path, 'utf8');
  const found: Import[] = [];
  const statements = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const [, type, specifier] of source.matchAll(statements)) {
    found.push({ file: path, specifier: specifier!, isType: type !== undefined });
  }
  for (const [, specifier] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ file: path, specifier: specifier!, isType: false });
  }
  return found;
}

/** `sms/at` for gateway/sms/at/channel.ts, `sms` for gateway/sms/sender.ts, `app` for gateway/app.ts. */
function roomOf(path: string): string {
  const place = relative(GATEWAY, path).split(sep).join('/');
  const folder = dirname(place);
  if (folder === '.') return place.replace(/\.(ts|mjs)$/, '');
  const rooms = Object.keys(ALLOWED).sort((a, b) => b.length - a.length);
  return rooms.find((room) => folder === room || folder.startsWith(`${room}/`)) ?? folder;
}

const name = (path: string) => relative(ROOT, path);
const gatewayFiles = files(GATEWAY).filter((path) => path.endsWith('.ts'));

describe('architecture', () => {
  it('has only rooms that the plan knows', () => {
    const unknown = gatewayFiles.filter((path) => !(roomOf(path) in ALLOWED));
    expect(unknown.map(name)).toEqual([]);
  });

  it('imports only what each room may', () => {
    const wrong = gatewayFiles.flatMap(importsOf).flatMap(({ file, specifier, isType }) => {
      if (!specifier.startsWith('.')) return [];
      const from = roomOf(file);
      const to = roomOf(resolve(dirname(file), specifier));
      const allowed = ALLOWED[from] ?? [];
      if (from === to || allowed.includes('*')) return [];
      const isAllowed = allowed.includes(to) && (isType || !TYPES_ONLY[from]?.includes(to));
      return isAllowed ? [] : [`${name(file)} imports ${specifier} (${from} → ${to})`];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each driver behind its one door', () => {
    const wrong = gatewayFiles.flatMap(importsOf).flatMap(({ file, specifier }) => {
      const doors = DRIVERS[specifier];
      const place = relative(GATEWAY, file).split(sep).join('/');
      return doors && !doors.some((door) => place.startsWith(door)) ? [`${name(file)} imports ${specifier}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('lets the admin UI know the gateway only through its API', () => {
    const wrong = files(join(ROOT, 'admin-ui', 'src'))
      .flatMap(importsOf)
      .filter(({ specifier }) => specifier.includes('gateway/'));
    expect(wrong.map(({ file }) => name(file))).toEqual([]);
  });

  it('has no file that is two things', () => {
    const data = /(shift-tables|code-tables|texts\/\w+)\.ts$/;
    const long = [...gatewayFiles, ...files(join(ROOT, 'admin-ui', 'src'))].flatMap((path) => {
      const lines = readFileSync(path, 'utf8').split('\n').length;
      return lines > LONGEST_FILE && !data.test(path.split(sep).join('/')) ? [`${name(path)}: ${lines}`] : [];
    });
    expect(long).toEqual([]);
  });

  it('has no junk rooms', () => {
    const junk = [...gatewayFiles, ...files(join(ROOT, 'admin-ui', 'src'))].filter((path) =>
      /(^|[/\\])(utils?|helpers?|misc|common-utils|\w*-?manager)(\.ts|[/\\])/.test(relative(ROOT, path)),
    );
    expect(junk.map(name)).toEqual([]);
  });

  it('explains every room', () => {
    const rooms = ['core', 'settings', 'store', 'outbox', 'mail', 'sms', 'directory', 'push', 'inbound', 'jobs', 'web'];
    const mute = rooms.filter((room) => !readdirSync(join(GATEWAY, room)).includes('README.md'));
    expect(mute).toEqual([]);
  });
});
