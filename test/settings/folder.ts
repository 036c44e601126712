import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A folder that is gone after each test, and files in it. */
export function temporaryFolder() {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const folder = () => {
    made.push(mkdtempSync(join(tmpdir(), 'gateway-settings-')));
    return made.at(-1)!;
  };
  return {
    folder,
    file(name: string, text: string, mode = 0o600): string {
      const path = join(folder(), name);
      writeFileSync(path, text, { mode });
      return path;
    },
  };
}
