import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { iso } from '../../core/model/common.ts';
import type { SignalHistory, SignalQuery } from '../../core/model/sims.ts';
import type { SignalStore } from '../../core/sims.ts';
import type { Modem } from '../modem/modem.ts';
import { HOUR_MS, hourOf, packSamples, type Sample, unpackSamples } from './samples.ts';

export interface HistoryDeps {
  store: SignalStore;
  clock: Clock;
  log: Log;
}

const KEPT_MS = 7 * 24 * HOUR_MS;
/** A modem that goes on as it is is noted so often; one whose signal changes at most so often. */
const STEADY_MS = 60_000;
const CHANGING_MS = 5_000;
/** What a crash may cost. */
const FLUSH_MS = 5 * 60_000;

interface Hour {
  hour: number;
  samples: Sample[];
  /** Of the same hour, from before this process; null until they were looked for. */
  earlier: Sample[] | null;
  dirty: boolean;
}

/** The signal of each modem over a week: the hour at hand in memory, all of it in the store. */
export class SignalRecorder {
  readonly #deps: HistoryDeps;
  readonly #hours = new Map<string, Hour>();
  #writing: Promise<void> = Promise.resolve();
  #cancel: () => void = () => {};

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#cancel = this.#deps.clock.after(FLUSH_MS, () => {
      void this.#flush();
      this.start();
    });
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#flush();
  }

  /** A modem has changed in some way, or was looked at. */
  note(modem: Modem): void {
    const { signal, registration } = modem.view();
    if (!signal || !registration) return;
    const at = this.#deps.clock.now();
    const sample = { at, dbm: signal.dbm, registered: ['home', 'roaming'].includes(registration.status) };
    const last = this.#hours.get(modem.id)?.samples.at(-1);
    const same = last?.dbm === sample.dbm && last.registered === sample.registered;
    if (last && at - last.at < (same ? STEADY_MS : CHANGING_MS)) return;
    this.#hour(modem.id, hourOf(at)).samples.push(sample);
  }

  async read(modemId: string, { hours, points }: SignalQuery): Promise<SignalHistory> {
    await this.#flush();
    const now = this.#deps.clock.now();
    const from = now - hours * HOUR_MS;
    const stored = await this.#deps.store.read(modemId, hourOf(from));
    const stepMs = Math.max(STEADY_MS, Math.ceil((hours * HOUR_MS) / points / 1000) * 1000);
    const steps = new Map<number, Sample[]>();
    for (const { hour, samples } of stored) {
      for (const sample of unpackSamples(Number(hour), samples)) {
        if (sample.at < from) continue;
        const step = Math.floor((sample.at - from) / stepMs);
        steps.set(step, [...(steps.get(step) ?? []), sample]);
      }
    }
    const samples = [...steps].sort(([a], [b]) => a - b).map(([step, list]) => summary(from + step * stepMs, list));
    return { from: iso(from), to: iso(now), stepMs, samples };
  }

  #hour(modemId: string, hour: number): Hour {
    const current = this.#hours.get(modemId);
    if (current?.hour === hour) {
      current.dirty = true;
      return current;
    }
    if (current?.dirty) this.#write(modemId, current);
    const next = { hour, samples: [], earlier: null, dirty: true };
    this.#hours.set(modemId, next);
    return next;
  }

  #flush(): Promise<void> {
    for (const [modemId, hour] of this.#hours) if (hour.dirty) this.#write(modemId, hour);
    const { store, clock } = this.#deps;
    this.#chain(() => store.forget(hourOf(clock.now() - KEPT_MS)));
    return this.#writing;
  }

  #write(modemId: string, entry: Hour): void {
    entry.dirty = false;
    const { store } = this.#deps;
    this.#chain(async () => {
      // A restart within the hour goes on where the row ends.
      entry.earlier ??= (await store.read(modemId, entry.hour))
        .filter(({ hour }) => Number(hour) === entry.hour)
        .flatMap(({ samples }) => unpackSamples(entry.hour, samples));
      await store.put(modemId, entry.hour, packSamples([...entry.earlier, ...entry.samples]));
    });
  }

  #chain(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch((error: unknown) => {
      this.#deps.log.warn({ err: error }, 'the signal history cannot be written');
    });
  }
}

function summary(at: number, samples: Sample[]): SignalHistory['samples'][number] {
  const levels = samples.flatMap(({ dbm }) => (dbm === null ? [] : [dbm]));
  const none = levels.length === 0;
  return {
    at: iso(at),
    dbm: none ? null : Math.round((levels.reduce((sum, dbm) => sum + dbm, 0) / levels.length) * 10) / 10,
    min: none ? null : Math.min(...levels),
    max: none ? null : Math.max(...levels),
    registered: samples.every(({ registered }) => registered),
  };
}
