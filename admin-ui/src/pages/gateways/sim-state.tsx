import type { Sim } from '../../api/types.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What a SIM's badge looks like, by what it says. */
const LOOKS = { ready: 'ready', reached: 'parked', low: 'warning', away: 'unused' } as const;

export type SimCondition = keyof typeof LOOKS;

/** The worst of what is to be said of a SIM. */
export function conditionOf({ usage, balance, modem }: Sim): SimCondition {
  if (usage.reached !== null) return 'reached';
  if (balance?.low) return 'low';
  return modem === null ? 'away' : 'ready';
}

export function SimState({ sim }: { sim: Sim }) {
  const t = useTexts();
  const condition = conditionOf(sim);
  return <StateBadge state={LOOKS[condition]} word={t.sims.states[condition]} />;
}

/** What people call it, else its serial number. */
export function simName({ name, iccid }: Pick<Sim, 'name' | 'iccid'>): string {
  return name ?? iccid;
}
