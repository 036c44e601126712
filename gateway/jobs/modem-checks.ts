import type { Check } from '../core/model/administration.ts';
import type { Sim } from '../core/model/sims.ts';
import type { ModemReadings } from '../core/sims.ts';

/** A TOTP step is 30 s, and servers take the neighbouring one too. */
const WRONG_MS = 20_000;

/** The clock of this box against the time of the networks. One network that agrees outweighs a modem that was never told. */
export function clockCheck(clocks: ReturnType<ModemReadings['clocks']>): Check {
  const base = { id: 'clock', area: 'clock' as const, link: '/gateways/modems' };
  const [best] = [...clocks].sort((a, b) => Math.abs(a.reading.offsetMs) - Math.abs(b.reading.offsetMs));
  if (!best) {
    const text = 'No modem tells the time of its network, so there is nothing to compare it with.';
    return { ...base, level: 'ok', title: 'The clock is not compared', text, remedy: null };
  }
  const { offsetMs, source } = best.reading;
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const said = source === 'network' ? 'the network' : 'a status report';
  if (Math.abs(offsetMs) > WRONG_MS) {
    return {
      ...base,
      level: 'warning',
      title: `The clock of this machine is ${inWords(seconds)} ${offsetMs > 0 ? 'slow' : 'fast'}`,
      text: `So says ${said} at modem ${best.modem}. Codes made from the time (TOTP) fail beyond half a minute.`,
      remedy: 'Set the clock of this machine, best by NTP.',
    };
  }
  return {
    ...base,
    level: 'ok',
    title: 'The clock is right',
    text: `Within ${Math.max(1, seconds)} s of ${said} at modem ${best.modem}.`,
    remedy: null,
  };
}

/** Limits that are reached, credit that runs out. null = nothing to say: there is no SIM with limits or credit. */
export function simCheck(sims: Sim[]): Check | null {
  const base = { id: 'sims', area: 'sms' as const, link: '/gateways/sims' };
  const present = sims.filter(({ modem }) => modem !== null);
  const name = (sim: Sim) => sim.name ?? `…${sim.iccid.slice(-4)}`;
  const reached = present.find(({ usage }) => usage.reached !== null);
  if (reached) {
    const others = present.some(({ usage }) => usage.reached === null);
    return {
      ...base,
      level: others ? 'warning' : 'error',
      title: `The limit of SIM ${name(reached)} is reached`,
      text: reached.usage.reached!,
      remedy: 'Raise its limit if the operator allows it, or add another modem.',
    };
  }
  const poor = present.find(({ balance }) => balance?.low);
  if (poor) {
    return {
      ...base,
      level: 'warning',
      title: `The credit of SIM ${name(poor)} is low`,
      text: `${poor.balance!.amount} left: ${poor.balance!.text ?? ''}`,
      remedy: 'Top it up.',
    };
  }
  const failing = present.find(({ balance }) => balance?.problem);
  if (failing) {
    return {
      ...base,
      level: 'info',
      title: `The credit of SIM ${name(failing)} is not known`,
      text: failing.balance!.problem!.message,
      remedy: failing.balance!.problem!.remedy ?? null,
    };
  }
  const watched = present.filter(({ quota, balanceQuery }) => balanceQuery || quota.partsPerDay || quota.partsPerMonth);
  if (watched.length === 0) return null;
  return { ...base, level: 'ok', title: 'SIMs are well', text: 'Within their limits.', remedy: null };
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
