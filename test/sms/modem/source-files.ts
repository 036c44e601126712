import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** TypeScript files below a folder of the repository, with their text. */
export async function files(
  folder: string,
  wanted: (name: string) => boolean,
): Promise<{ name: string; text: string }[]> {
  const names = await readdir(join(ROOT, folder), { recursive: true });
  const chosen = names.map((name) => `${folder}/${name}`).filter((name) => name.endsWith('.ts') && wanted(name));
  return Promise.all(chosen.map(async (name) => ({ name, text: await readFile(join(ROOT, name), 'utf8') })));
}
