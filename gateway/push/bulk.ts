import type { Actor } from '../core/actor.ts';
import type { BulkStore } from '../core/bulk-store.ts';
import type { Clock } from '../core/clock.ts';
import type { Within } from '../core/domains.ts';
import { asGatewayError, conflict, invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import type { BulkInput, BulkItem, BulkPlan, BulkRun, BulkSelection } from '../core/model/bulk.ts';
import type { Channel, ListQuery, Page } from '../core/model/common.ts';
import type { BulkService } from '../core/push-services.ts';
import { type ModemAtWork, planBulk } from './bulk-plan.ts';
import type { Pushes } from './push.ts';

export interface BulkDeps {
  store: BulkStore;
  service: Pick<Pushes, 'issueMany'>;
  /** Modems that can send now. */
  modemsAtWork(): Promise<ModemAtWork[]>;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

/**
 * Pushes of one run that may be in the outbox at once. By mail enough to keep all connections busy; by SMS a few, as a
 * modem takes seconds for each, and whatever else is urgent must not wait in line behind a thousand of them.
 */
const OUTSTANDING: Record<Channel, number> = { email: 600, sms: 20 };
const AT_ONCE = 100;
const AFTER_TROUBLE_MS = 10_000;
const PAGE = 1000;

/** Runs that push many tokens: paced by what leaves the outbox, and taken up again after a restart. */
export class BulkRuns implements BulkService {
  readonly #deps: BulkDeps;
  /** Run → its work under way. */
  readonly #driving = new Map<string, Promise<void>>();
  readonly #wakers = new Map<string, () => void>();
  #stopped = true;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: BulkDeps) {
    this.#deps = deps;
  }

  /** Takes up the runs that were under way. */
  async open(): Promise<void> {
    this.#stopped = false;
    this.#unsubscribe = this.#deps.bus.on('push', ({ state }) => {
      if (state !== 'queued') for (const wake of this.#wakers.values()) wake();
    });
    for (const id of await this.#deps.store.running()) this.#drive(id);
  }

  async close(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    for (const wake of this.#wakers.values()) wake();
    await Promise.all(this.#driving.values());
  }

  async plan(selection: BulkSelection): Promise<BulkPlan> {
    return (await planBulk(this.#deps.store, selection, await this.#deps.modemsAtWork())).plan;
  }

  async start(input: BulkInput, actor: Actor): Promise<BulkRun> {
    const { store, clock } = this.#deps;
    const { name, ...selection } = input;
    const { items, plan } = await planBulk(store, selection, await this.#deps.modemsAtWork());
    if (plan.pushes === 0) {
      throw invalid('NOTHING_TO_PUSH', 'This selection has no token that could be pushed.', [], 'Look at the dry run.');
    }
    const now = clock.now();
    const id = newId(now);
    const total = items.length;
    await store.begin({ id, name: name || 'Bulk push', selection, by: actor.name, total, createdAt: now }, items);
    this.#drive(id);
    return this.get(id);
  }

  list(query: ListQuery & Within): Promise<Page<BulkRun>> {
    return this.#deps.store.list(query);
  }

  async get(id: string): Promise<BulkRun> {
    const run = await this.#deps.store.get(id);
    if (!run) throw notFound('bulk run', id);
    return run;
  }

  async act(id: string, action: 'pause' | 'resume' | 'cancel'): Promise<BulkRun> {
    const { store, clock } = this.#deps;
    const { state } = await this.get(id);
    const from = { pause: ['running'], resume: ['paused'], cancel: ['running', 'paused'] } as const;
    const to = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const;
    if (!(await store.setState(id, from[action], to[action], clock.now()))) {
      throw conflict('BULK_STATE', `The run is ${state}; it cannot be told to ${action}.`);
    }
    this.#wakers.get(id)?.();
    if (action === 'resume') this.#drive(id);
    const run = await this.get(id);
    this.#tell(run.id, run.state);
    return run;
  }

  async items(id: string, after: number, limit: number): Promise<BulkItem[]> {
    await this.get(id);
    return this.#deps.store.items(id, after, limit);
  }

  async *report(id: string): AsyncGenerator<string> {
    await this.get(id);
    yield 'number,login,channel,result,push state,reason,push id\r\n';
    let after = 0;
    for (;;) {
      const items = await this.#deps.store.items(id, after, PAGE);
      if (items.length === 0) return;
      yield items.map(lineOf).join('');
      after = items.at(-1)!.seq;
    }
  }

  #drive(id: string): void {
    if (this.#stopped || this.#driving.has(id)) return;
    const driving = this.#run(id)
      .catch((error: unknown) => this.#deps.log.error({ err: error, run: id }, 'a bulk run stopped'))
      .finally(() => {
        this.#driving.delete(id);
        this.#wakers.delete(id);
      });
    this.#driving.set(id, driving);
  }

  async #run(id: string): Promise<void> {
    const { store, clock, log } = this.#deps;
    for (;;) {
      // Before looking, so that what changes meanwhile is not missed.
      const woken = this.#untilWoken(id);
      const run = await store.get(id);
      if (this.#stopped || !run || run.state !== 'running') return;
      let waitMs: number | null = null;
      try {
        const begun = await this.#push(id, run.by);
        this.#tell(id, 'running');
        if (begun === 'done') {
          await store.setState(id, ['running'], 'done', clock.now());
          this.#tell(id, 'done');
          return;
        }
        if (begun > 0) continue;
      } catch (error) {
        log.warn({ err: asGatewayError(error), run: id }, 'a bulk run waits');
        waitMs = AFTER_TROUBLE_MS;
      }
      const cancel = waitMs === null ? () => {} : clock.after(waitMs, () => this.#wakers.get(id)?.());
      await woken;
      cancel();
    }
  }

  /** @returns how many were pushed; `done` = none waits */
  async #push(runId: string, by: string): Promise<number | 'done'> {
    const { store, service } = this.#deps;
    const outstanding = await store.outstanding(runId);
    let pushed = 0;
    let waiting = 0;
    for (const channel of ['sms', 'email'] as const) {
      const room = Math.min(AT_ONCE, OUTSTANDING[channel] - outstanding[channel]);
      const items = await store.waiting(runId, channel, Math.max(room, 1));
      waiting += items.length;
      if (room <= 0 || items.length === 0) continue;
      const orders = items.map(({ seq, tokenId }) => ({
        ...{ tokenId, channel, runId, origin: 'bulk' as const },
        // A run that was broken off between the outbox and its own list does not push twice.
        idempotencyKey: `bulk:${runId}:${seq}`,
      }));
      const issued = await service.issueMany(orders, { kind: 'schedule', id: null, name: by, ip: null });
      const marks = items.map(({ seq }, n) => {
        const one = issued[n]!;
        return 'error' in one
          ? { seq, pushId: null, reason: one.error.message }
          : { seq, pushId: one.accepted.pushId, reason: null };
      });
      await store.mark(runId, marks);
      pushed += items.length;
    }
    return waiting === 0 ? 'done' : pushed;
  }

  #untilWoken(id: string): Promise<void> {
    return new Promise((resolve) => this.#wakers.set(id, resolve));
  }

  #tell(id: string, state: string): void {
    this.#deps.bus.emit('bulk', { id, state });
  }
}

function lineOf({ seq, login, channel, state, pushState, reason, pushId }: BulkItem): string {
  return `${[seq, login, channel, state, pushState, reason, pushId].map(cell).join(',')}\r\n`;
}

/** RFC 4180; what a spreadsheet would take for a formula is kept from it. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
