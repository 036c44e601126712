import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../gateway/build.mjs', import.meta.url));

/** Builds the product once, before the tests that start it; does nothing where the last build is fresh. */
export default async function buildProduct(): Promise<void> {
  const build = spawn(process.execPath, [BUILD], { stdio: 'inherit' });
  const [code] = (await once(build, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The build of the product ended with ${code}.`);
}
