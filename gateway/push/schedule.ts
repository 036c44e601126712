import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { asGatewayError } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { PushTaskRow, PushTaskStore } from '../core/push-stores.ts';

export interface ScheduleDeps {
  tasks: PushTaskStore;
  /** Does what is due. @returns what is due next because of it  @throws to try again later */
  run(task: PushTaskRow): Promise<PushTaskRow[]>;
  /** Looks for tokens that no policy has looked at yet. @returns whether there may be more */
  sweep(): Promise<boolean>;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

const AT_ONCE = 50;
const AFTER_TROUBLE_MS = 60_000;
/** Changes of the directory that come close together are looked at once. */
const SWEEP_AFTER_MS = 200;

/** Does what is due at its time: one timer for the earliest, set anew whenever something is added. */
export class PushSchedule {
  readonly #deps: ScheduleDeps;
  #stopped = true;
  #working: Promise<void> | null = null;
  #again = false;
  #sweepWanted = false;
  #cancelTimer: () => void = () => {};
  #cancelSweep: (() => void) | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: ScheduleDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopped = false;
    this.#unsubscribe = this.#deps.bus.on('directory', () => this.sweepSoon());
    this.#sweepWanted = true;
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    this.#cancelSweep?.();
    this.#cancelSweep = null;
    this.#cancelTimer();
    await this.#working;
  }

  /** Something was added or has become due. */
  wake(): void {
    this.#again = true;
    if (this.#stopped || this.#working) return;
    this.#cancelTimer();
    this.#working = this.#work()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'What is due for pushes cannot be read; trying again.');
        return AFTER_TROUBLE_MS;
      })
      .then((sleepMs) => {
        this.#working = null;
        if (this.#stopped) return;
        if (this.#again) this.wake();
        else if (sleepMs !== null) this.#cancelTimer = this.#deps.clock.after(sleepMs, () => this.wake());
      });
  }

  sweepSoon(): void {
    if (this.#stopped || this.#cancelSweep) return;
    this.#cancelSweep = this.#deps.clock.after(SWEEP_AFTER_MS, () => {
      this.#cancelSweep = null;
      this.#sweepWanted = true;
      this.wake();
    });
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /** @returns how long nothing is due (ms); null = nothing is planned */
  async #work(): Promise<number | null> {
    const { tasks, clock, sweep } = this.#deps;
    this.#again = false;
    if (this.#sweepWanted) {
      this.#sweepWanted = false;
      this.#sweepWanted = await sweep();
      if (this.#sweepWanted) this.#again = true;
    }
    for (;;) {
      const due = await tasks.due(clock.now(), AT_ONCE);
      for (const task of due) {
        if (this.#stopped) return 0;
        await this.#run(task);
      }
      if (due.length < AT_ONCE) break;
    }
    const next = await tasks.nextDue();
    return next === null ? null : Math.max(next - clock.now(), 0);
  }

  async #run(task: PushTaskRow): Promise<void> {
    const { tasks, clock, log, run } = this.#deps;
    try {
      await tasks.finish(task.id, await run(task));
    } catch (error) {
      log.warn(
        { err: asGatewayError(error), task: task.kind, tokenId: task.tokenId },
        'a scheduled push could not be made; trying again',
      );
      await tasks.postpone(task.id, clock.now() + AFTER_TROUBLE_MS);
    }
  }
}

/** Whom pushes by policy come from. */
export const POLICY = { ...SYSTEM, kind: 'schedule' as const, name: 'push policy' };
