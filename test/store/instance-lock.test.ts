import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockInstance } from '../../gateway/store/instance-lock.ts';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../gateway/store/instance-lock.ts')).href;

describe('instance lock', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gateway-lock-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('lets one in, and the next when it left', async () => {
    const release = await lockInstance(dataDir);
    await expect(lockInstance(dataDir)).rejects.toMatchObject({ code: 'INSTANCE_RUNNING' });
    await release();
    await (await lockInstance(dataDir))();
  });

  it('is gone with a process that is killed', async () => {
    const script = `import { lockInstance } from ${JSON.stringify(MODULE)};
      await lockInstance(process.argv.at(-1)); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(lockInstance(dataDir)).rejects.toMatchObject({ code: 'INSTANCE_RUNNING' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockInstance(dataDir))();
  });
});
