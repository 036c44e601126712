import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { DueLoop } from '../core/due-loop.ts';
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
  readonly #loop: DueLoop;
  #sweepWanted = false;
  #cancelSweep: (() => void) | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: ScheduleDeps) {
    this.#deps = deps;
    this.#loop = new DueLoop({
      ...{ clock: deps.clock, log: deps.log, look: () => this.#work(), pauseMs: () => AFTER_TROUBLE_MS },
      trouble: 'What is due for pushes cannot be read; trying again.',
    });
  }

  start(): void {
    this.#unsubscribe = this.#deps.bus.on('directory', () => this.sweepSoon());
    this.#sweepWanted = true;
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#cancelSweep?.();
    this.#cancelSweep = null;
    return this.#loop.stop();
  }

  /** Something was added or has become due. */
  wake(): void {
    this.#loop.wake();
  }

  sweepSoon(): void {
    if (this.#loop.stopped || this.#cancelSweep) return;
    this.#cancelSweep = this.#deps.clock.after(SWEEP_AFTER_MS, () => {
      this.#cancelSweep = null;
      this.#sweepWanted = true;
      this.wake();
    });
  }

  /** Resolves when nothing is being done. */
  idle(): Promise<void> {
    return this.#loop.idle();
  }

  /** @returns how long nothing is due (ms); null = nothing is planned */
  async #work(): Promise<number | null> {
    const { tasks, clock, sweep } = this.#deps;
    if (this.#sweepWanted) {
      this.#sweepWanted = false;
      this.#sweepWanted = await sweep();
      if (this.#sweepWanted) this.wake();
    }
    for (;;) {
      const due = await tasks.due(clock.now(), AT_ONCE);
      for (const task of due) {
        if (this.#loop.stopped) return 0;
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
