import type { SimulatorFaults } from '../../api/types.ts';
import type { Texts } from '../../texts/texts.tsx';

/** A simulated modem without faults. */
export const WELL: SimulatorFaults = {
  submitMs: 300,
  noPrompt: 0,
  silence: 0,
  plainError: 0,
  cmsError: { code: 38, times: 0 },
  unplugged: false,
  registration: 1,
  csq: 21,
  reports: 'delivered',
  reportMs: 800,
  pin: null,
  echo: false,
  noise: false,
};

/** `+CSQ` as dBm; null = no signal (3GPP TS 27.007, 8.5). */
export function dbmOf(csq: number): number | null {
  return csq <= 31 ? -113 + 2 * csq : null;
}

/** From this time to the answer (ms) on it is worth a word. */
const SLOW_MS = 2_000;

/** What is wrong, each in a few words. */
export function faultWords(faults: SimulatorFaults, t: Texts): string[] {
  const { summary } = t.simulator;
  const { noPrompt, silence, plainError, cmsError, registration, csq, reports } = faults;
  const network = t.simulator.registrationsStat.find(({ value }) => value === String(registration))?.label;
  const dbm = dbmOf(csq);
  const signal = dbm === null ? t.modems.qualities.none : t.modems.dbm(dbm);
  return [
    faults.unplugged && summary.unplugged,
    registration !== WELL.registration && summary.registration(network ?? String(registration)),
    silence > 0 && summary.silence(silence),
    noPrompt > 0 && summary.noPrompt(noPrompt),
    plainError > 0 && summary.plainError(plainError),
    cmsError.times > 0 && summary.cms(cmsError.code, cmsError.times),
    faults.submitMs >= SLOW_MS && summary.slow(faults.submitMs),
    csq !== WELL.csq && summary.csq(signal),
    reports !== WELL.reports && summary.reports(t.simulator.reportKinds[reports]),
    faults.pin !== null && summary.pin,
    faults.echo && summary.echo,
    faults.noise && summary.noise,
  ].filter((word) => word !== false);
}
