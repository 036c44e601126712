import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const LOOK_MS = 200;
/** Busy less than this share of the time. */
const QUIET = 0.05;
const PATIENCE_MS = 15_000;

/**
 * Waits until what ran before has nothing left to do: a mail server tidies up after its last mail has left, and the disk
 * writes what was only promised. What is measured next is not to pay for it. Linux only; elsewhere at once.
 */
export async function quiet(): Promise<void> {
  if (process.platform !== 'linux') return;
  await promisify(execFile)('sync');
  const until = Date.now() + PATIENCE_MS;
  let before = await times();
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const now = await times();
    if (now.busy - before.busy < QUIET * (now.all - before.all)) return;
    before = now;
  }
}

/** Ticks of all processors: busy, and in all (proc(5), /proc/stat). */
async function times(): Promise<{ busy: number; all: number }> {
  const [first = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0] = first
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softIrq;
  return { busy, all: busy + idle + wait };
}
