import { afterEach, expect, it, vi } from 'vitest';
import { Schedule } from '../../gateway/jobs/schedule.ts';
import { openTestLog } from '../rig/log.ts';

let schedule: Schedule;
afterEach(async () => {
  vi.restoreAllMocks();
  await schedule.stop();
});

it('what the scheduler itself has to say is a line of our log, and nothing on the console', async () => {
  const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { log, lines } = openTestLog();
  let end = () => {};
  const run = () =>
    new Promise<void>((resolve) => {
      end = resolve;
    });
  schedule = new Schedule({ jobs: [{ name: 'slow', cron: '* * * * * *', run }], log });
  schedule.start();
  // Its next time comes while it still runs.
  await expect.poll(() => lines[0], { timeout: 5_000 }).toMatchObject({ level: 'warn', job: 'slow' });
  end();
  expect(printed).not.toHaveBeenCalled();
});
