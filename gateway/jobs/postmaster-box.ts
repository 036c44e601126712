import type { Clock } from '../core/clock.ts';
import type { PostmasterStore } from '../core/notices.ts';
import type { Job } from './schedule.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;

/** Hourly: what has been in the postmaster's box as long as messages are kept is deleted. */
export function postmasterBox(deps: { postmaster: PostmasterStore; clock: Clock; messagesDays: number }): Job {
  const { postmaster, clock, messagesDays } = deps;
  return {
    name: 'postmaster box',
    cron: '27 * * * *',
    async run() {
      const before = clock.now() - messagesDays * DAY_MS;
      for (let done = AT_ONCE; done === AT_ONCE; ) done = await postmaster.clean(before, AT_ONCE);
    },
  };
}
