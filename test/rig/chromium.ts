import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where distributions put it. */
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

export interface ChromiumBinary {
  path: string;
  /** Its own libraries and fonts, for a machine that has none. */
  env: Record<string, string>;
}

/** A Chromium to test with: the one that CHROMIUM names, the system's, or the one out of npm. */
export async function findChromium(): Promise<ChromiumBinary> {
  const named = process.env.CHROMIUM;
  if (named) return { path: named, env: {} };
  const system = SYSTEM.find((path) => existsSync(path));
  return system ? { path: system, env: {} } : bundledChromium();
}

/** The Chromium of @sparticuz/chromium, unpacked once (200 MB) with the few libraries and the fonts it needs. */
export async function bundledChromium(): Promise<ChromiumBinary> {
  const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
    devDependencies: Record<string, string>;
  };
  const home = join(CACHE, `chromium-${devDependencies['@sparticuz/chromium']}`);
  if (!existsSync(home)) await unpack(home);
  return {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

/**
 * The package unpacks into the temporary folder, and its libraries only where it believes to run at its cloud
 * provider: both are told by the environment for the time of the unpacking. The finished folder is moved into place in
 * one step, so that two test processes cannot see half of it.
 */
async function unpack(home: string): Promise<void> {
  const half = `${home}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const before = { ...process.env };
  try {
    Object.assign(process.env, { TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  await writeFile(
    join(half, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    await rename(half, home);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another test process was faster.
    if (!existsSync(join(home, 'chromium'))) throw error;
  }
}
