import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type SoakResult, soak } from './soak.ts';

/* npm run soak -- --minutes N [--seed S] [--rate R] [--modems M] [--kill-every S] */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string' },
    rate: { type: 'string', default: '4' },
    modems: { type: 'string', default: '3' },
    'kill-every': { type: 'string', default: '40' },
  },
});
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
const startedAt = Date.now();
const log = (line: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${line}`);

log(`seed ${seed}`);
const result = await soak({
  seconds: Number(values.minutes) * 60,
  seed,
  rate: Number(values.rate),
  modems: Number(values.modems),
  killEvery: Number(values['kill-every']),
  quietShare: 0.45,
  expiresIn: { otp: 60, notice: 150, bulk: 150 },
  resendUncertainMs: 8_000,
  pauseMs: [300, 2_000],
  log,
});
print(result);
process.exitCode = result.violations.length === 0 ? 0 : 1;

function print({ counts, faults, starts, inbound, memory, errors, violations }: SoakResult): void {
  log(`${counts.total} messages, ${counts.resent} of them sent a second time; ${inbound} texts came in`);
  for (const [name, states] of counts.byClass) {
    log(`  ${name.padEnd(6)} ${[...states].map(([state, n]) => `${n} ${state}`).join(', ')}`);
  }
  log(`faults: ${[...faults].map(([name, n]) => `${n} × ${name}`).join(', ')}`);
  log(`${starts.length} starts of the process, the slowest in ${Math.max(...starts)} ms`);
  log(`memory: ${memory}`);
  for (const line of errors) log(`logged as an error: ${line}`);
  for (const line of violations) log(`VIOLATION ${line}`);
  log(
    violations.length === 0
      ? 'None lost, none twice.'
      : `${violations.length} violations; run it again with --seed ${seed}`,
  );
}
