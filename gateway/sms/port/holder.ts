import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemRoots } from './roots.ts';

/** The process that has a device open. */
export interface PortHolder {
  name: string;
  pid: number;
  /** False: it is known for taking modems and runs, but the system does not let us see what it has open. */
  certain: boolean;
}

/** Services that take every modem they find. */
const TAKERS = new Set(['ModemManager', 'gpsd', 'brltty', 'gammu-smsd', 'smsd', 'pppd']);

/** Who holds a device, as far as /proc shows it; null where nothing is known. */
export async function portHolder(path: string, roots: Pick<SystemRoots, 'proc'>): Promise<PortHolder | null> {
  const device = await realpath(path).catch(() => path);
  const pids = (await readdir(roots.proc).catch(() => [] as string[])).filter((name) => /^\d+$/.test(name));
  let guess: PortHolder | null = null;
  for (const pid of pids) {
    if (Number(pid) === process.pid) continue;
    const open = await openFiles(join(roots.proc, pid, 'fd'));
    const name = (await nameOf(join(roots.proc, pid, 'comm'))) ?? 'another program';
    if (open?.includes(device)) return { name, pid: Number(pid), certain: true };
    if (open === null && TAKERS.has(name)) guess ??= { name, pid: Number(pid), certain: false };
  }
  return guess;
}

/** null where the kernel does not let us look, as with other people's processes. */
async function openFiles(folder: string): Promise<string[] | null> {
  try {
    const fds = await readdir(folder);
    return await Promise.all(fds.map((fd) => readlink(join(folder, fd)).catch(() => '')));
  } catch {
    return null;
  }
}

function nameOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').then(
    (text) => text.trim() || null,
    () => null,
  );
}
