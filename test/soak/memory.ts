import type { House } from './house.ts';
import { sleep } from './house.ts';

export interface Sample {
  /** Milliseconds. */
  at: number;
  mib: number;
}

/** A sample a second until it is over. */
export async function watchMemory(house: House, isOver: () => boolean): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (!isOver()) {
    const mib = await house.memory();
    if (mib !== null) samples.push({ at: Date.now(), mib });
    await sleep(1_000);
  }
  return samples;
}

/** Growth in MiB a minute: the slope of the straight line nearest to the samples. */
export function slope(samples: readonly Sample[]): number {
  const n = samples.length;
  if (n < 2) return 0;
  const meanX = samples.reduce((sum, { at }) => sum + at, 0) / n;
  const meanY = samples.reduce((sum, { mib }) => sum + mib, 0) / n;
  const covariance = samples.reduce((sum, { at, mib }) => sum + (at - meanX) * (mib - meanY), 0);
  const variance = samples.reduce((sum, { at }) => sum + (at - meanX) ** 2, 0);
  return (covariance / variance) * 60_000;
}

/** The first minute of a process fills its caches, and tells nothing (ms). */
const WARM_UP_MS = 60_000;
/** Shorter than that a slope is noise (ms). */
const LONG_ENOUGH_MS = 120_000;
/** MiB a minute. */
const STEEPEST = 3;

/** Memory of the last life of the process. @param since its start (ms) */
export function judgeMemory(samples: readonly Sample[], since: number): { text: string; wrong: string[] } {
  const settled = samples.filter(({ at }) => at >= since + WARM_UP_MS);
  const first = settled[0];
  const last = settled.at(-1);
  if (!first || !last || last.at - first.at < LONG_ENOUGH_MS) {
    const now = samples.at(-1)?.mib ?? 0;
    return { text: `${now.toFixed(0)} MiB; too short a time for a slope`, wrong: [] };
  }
  const perMinute = slope(settled);
  const minutes = ((last.at - first.at) / 60_000).toFixed(1);
  const text = `${first.mib.toFixed(0)} → ${last.mib.toFixed(0)} MiB in ${minutes} minutes, slope ${perMinute.toFixed(2)} MiB/min`;
  return { text, wrong: perMinute > STEEPEST ? [`memory grows: ${text}`] : [] };
}
