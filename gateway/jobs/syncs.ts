import type { Job } from './schedule.ts';

/** Every minute: starts the syncs of identity sources whose time has come. */
export function syncs(sources: { runDue(): Promise<void> }): Job {
  return { name: 'syncs', cron: '* * * * *', run: () => sources.runDue() };
}
