import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { asGatewayError, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import { iso } from '../core/model/common.ts';
import type { QueueActionInput, QueueRun } from '../core/model/queue-actions.ts';
import type { StateChange } from '../core/outbox-store.ts';
import type { QueueActionService, QueueActionStore, QueueBatch } from '../core/queue-actions.ts';

export interface QueueActionsDeps {
  store: QueueActionStore;
  clock: Clock;
  log: Log;
  /** The outbox: it tells everybody, and wakes the workers. */
  onChange(changes: StateChange[]): void;
}

const AT_ONCE = 500;
/** So long a caller waits for the end. */
const PATIENCE_MS = 10_000;
const RUNS_KEPT = 20;

/**
 * Holds, releases, retries, redirects, cancels and deletes many messages at once: step by step, each its own commit, so
 * that a million of them hold up nobody. A stop of the gateway ends a run where it is.
 */
export class QueueActions implements QueueActionService {
  readonly #deps: QueueActionsDeps;
  readonly #runs = new Map<string, QueueRun>();
  readonly #working = new Set<Promise<void>>();

  constructor(deps: QueueActionsDeps) {
    this.#deps = deps;
  }

  async run(input: QueueActionInput, actor: Actor): Promise<QueueRun> {
    const { clock } = this.#deps;
    const now = clock.now();
    const { action, dryRun, filter = null, ids = null, to = null, routeId } = input;
    if (to !== null && !/^[^\s@<>]+@[^\s@<>]+$/.test(to)) {
      throw invalid('RECIPIENT_INVALID', 'Mails are redirected to a mail address.', [
        { path: 'to', message: 'must be a mail address' },
      ]);
    }
    const batch: QueueBatch = { action, dryRun, filter, ids, to, routeId, actor, now };
    const run: QueueRun = {
      ...{ id: newId(now), action, dryRun, state: 'running', looked: 0, changed: 0, underWay: 0, skipped: 0 },
      ...{ error: null, startedAt: iso(now), endedAt: null },
    };
    this.#keep(run);
    const work = this.#work(run, batch).finally(() => this.#working.delete(work));
    this.#working.add(work);
    let cancel = () => {};
    const patience = new Promise<void>((resolve) => {
      cancel = clock.after(PATIENCE_MS, resolve);
    });
    await Promise.race([work, patience]);
    cancel();
    return { ...run };
  }

  list(): QueueRun[] {
    return [...this.#runs.values()].reverse();
  }

  get(id: string): QueueRun {
    const run = this.#runs.get(id);
    if (!run) throw notFound('queue action', id);
    return run;
  }

  stop(id: string): QueueRun {
    const run = this.get(id);
    if (run.state === 'running') run.state = 'stopped';
    return run;
  }

  /** Ends what runs, after its present step. */
  async close(): Promise<void> {
    for (const { id } of this.#runs.values()) this.stop(id);
    await Promise.all(this.#working);
  }

  /** Never rejects: the run tells how it ended. */
  async #work(run: QueueRun, batch: QueueBatch): Promise<void> {
    const { store, clock, log, onChange } = this.#deps;
    try {
      let cursor: string | null = null;
      do {
        const step = await store.step(batch, cursor, AT_ONCE);
        run.looked += step.looked;
        run.changed += step.changed;
        run.underWay += step.underWay;
        run.skipped += step.skipped;
        onChange(step.changes);
        cursor = step.next;
      } while (cursor !== null && run.state === 'running');
      if (run.state === 'running') run.state = 'done';
    } catch (thrown) {
      const error = asGatewayError(thrown);
      log.error({ err: error, action: run.action, changed: run.changed }, 'An action on many messages broke off.');
      run.state = 'failed';
      run.error = error.message;
    }
    run.endedAt = iso(clock.now());
  }

  #keep(run: QueueRun): void {
    this.#runs.set(run.id, run);
    for (const [id, { state }] of this.#runs) {
      if (this.#runs.size <= RUNS_KEPT) return;
      if (state !== 'running') this.#runs.delete(id);
    }
  }
}
