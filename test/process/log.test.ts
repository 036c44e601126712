import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const LOG = new URL('../../dist/commands/log.js', import.meta.url).href;

/** What a program that logs leaves on standard error. */
function logged(program: string): Promise<string[]> {
  const text = `import { createLog } from ${JSON.stringify(LOG)}; const log = createLog('info'); ${program}`;
  const options = { cwd: fileURLToPath(new URL('../..', import.meta.url)) };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', text], options, (_error, _out, errors) => {
      const lines = errors.split('\n').filter((line) => line.startsWith('{'));
      resolve(lines.map((line) => JSON.parse(line).msg));
    });
  });
}

describe('the log', () => {
  const lines = `for (let n = 0; n < 500; n++) log.info({ n, text: 'x'.repeat(100) }, 'line ' + n);`;
  const all = Array.from({ length: 500 }, (_, n) => `line ${n}`);

  it.each([
    ['there is nothing left to do', ''],
    ['it is told to end', 'process.exit(3);'],
    ['an error is caught by nobody', `throw new Error('nobody');`],
  ])('has every line in order when the process ends because %s', async (_why, end) => {
    expect(await logged(`${lines} ${end}`)).toEqual(all);
  });

  it('has a line soon after it was written, while the process goes on', async () => {
    const [line] = await logged(`log.info({}, 'soon'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2_000);`);
    expect(line).toBe('soon');
  });
});
