import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What ZBar reads in a PNG: a decoder that shares nothing with the gateway. null where it is not installed. */
export async function readByZbar(png: Buffer): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-zbar-'));
  try {
    const file = join(folder, 'qr.png');
    await writeFile(file, png);
    const { stdout } = await run('zbarimg', ['--quiet', '--raw', file]);
    return stdout.replace(/\n$/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.info('zbarimg is not installed: the QR code is read by jsqr alone.');
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
