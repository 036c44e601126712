import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Tells when a device node appears or vanishes, from the directory's own events. Where the directory cannot be watched
 * nothing is told, so callers must not depend on it alone.
 * @returns the function that stops watching
 */
export function watchPath(path: string, listener: (present: boolean) => void): () => void {
  const name = basename(path);
  let present = existsSync(path);
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, changed) => {
      if (changed !== null && changed !== name) return;
      const now = existsSync(path);
      if (now === present) return;
      present = now;
      listener(now);
    });
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    // The directory is not there (/dev/serial/by-id comes with its first device): there is nothing to watch.
    return () => {};
  }
}
