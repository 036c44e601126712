#!/usr/bin/env node
// Builds dist/ (the gateway by tsc, the admin UI by Vite) when a source is newer than the last build; --force: always.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');
const SOURCES = ['gateway', 'admin-ui', 'tsconfig.json', 'package.json'];

/** Newest modification time (ms) of a file, or of any file below a folder. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  return Math.max(stat.mtimeMs, ...entries.map(({ name }) => newest(join(path, name))));
}

/** Runs a tool of node_modules; resolves with its exit code. */
function run(tool, ...args) {
  const child = spawn(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
}

const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const sources = SOURCES.map((path) => join(root, path)).filter(existsSync);
const isFresh = built > 0 && sources.every((path) => newest(path) <= built);
// An installation ships dist/ without compilers: what is there is what runs.
const canBuild = existsSync(join(root, 'node_modules', 'typescript', 'bin', 'tsc'));

// Only our own: `gateway restore FILE --force` means something else.
const isForced = basename(process.argv[1] ?? '') === 'build.mjs' && process.argv.includes('--force');

if (canBuild && (isForced || !isFresh)) {
  console.log('Building the gateway and its admin UI …');
  const startedAt = Date.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(join(root, 'node_modules', '.cache', 'build.tsbuildinfo'), { force: true });
  const codes = await Promise.all([
    run('typescript/bin/tsc', '-p', 'gateway'),
    run('vite/bin/vite.js', 'build', 'admin-ui', '--logLevel', 'warn'),
  ]);
  if (codes.some((code) => code !== 0)) process.exit(1);
  writeFileSync(stamp, '');
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
} else if (built === 0 && !canBuild) {
  console.error('dist/ is missing and so are the tools to build it. Run `npm ci` first.');
  process.exit(1);
}
