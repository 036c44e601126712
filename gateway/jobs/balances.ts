import type { Job } from './schedule.ts';

/** Every ten minutes: asks for the credit of those SIMs whose time has come. */
export function balances(sims: { askDueBalances(): Promise<void> }): Job {
  return { name: 'balances', cron: '*/10 * * * *', run: () => sims.askDueBalances() };
}
