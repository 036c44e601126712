import { iso } from '../../core/model/common.ts';
import type { Sim, SimBalance, SimSettings } from '../../core/model/sims.ts';
import type { SimRow } from '../../core/sims.ts';
import { dayEnd, monthEnd } from '../../core/usage-period.ts';
import type { Usage } from './usage.ts';

/** The last word about the credit, as the API tells it. */
export function describeBalance({ balance, settings }: SimRow): SimBalance | null {
  if (!balance) return null;
  const { at, text, amount, problem } = balance;
  return {
    ...{ at: iso(at), text, amount },
    low: isLow(amount, settings),
    problem: problem && { ...problem, at: iso(problem.at) },
  };
}

export function isLow(amount: number | null, { balanceQuery }: SimSettings): boolean {
  const lowBelow = balanceQuery?.lowBelow ?? null;
  return amount !== null && lowBelow !== null && amount < lowBelow;
}

/** One SIM as the API tells it. */
export function describeSim(row: SimRow, usage: Usage, modem: Sim['modem'], now: number): Sim {
  const { iccid, settings, lastModem, operator, smscCurrent, smscOriginal, firstSeenAt, lastSeenAt } = row;
  return {
    ...settings,
    ...{ iccid, modem, lastModem, operator },
    serviceCentre: { current: smscCurrent, original: smscOriginal },
    usage: {
      ...usage.counts(now),
      reached: usage.obstacle(settings.quota, { class: 'otp', to: null, parts: 1 }, now),
      dayEndsAt: iso(dayEnd(now)),
      monthEndsAt: iso(monthEnd(now)),
    },
    balance: describeBalance(row),
    ...{ firstSeenAt: iso(firstSeenAt), lastSeenAt: iso(lastSeenAt) },
  };
}
