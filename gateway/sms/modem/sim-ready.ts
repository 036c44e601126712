import type { Clock } from '../../core/clock.ts';
import type { AtChannel } from '../at/channel.ts';
import type { Final } from '../at/reply.ts';

/** One command that needs the SIM's files, one that needs its messages: both come alive at different times. */
const NEED_THE_SIM = ['AT+CIMI', 'AT+CPMS?'];
const BUSY_CME = [14, 256, 515];
/** 512 is "SIM not ready" with several makers. */
const BUSY_CMS = [314, 512, 515];
const POLL_MS = 500;

/** The modem's own word that the SIM is ready, for those that wait for it. */
export class SimBell {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    for (const resolve of this.#waiting) resolve();
  }

  /** Until it rings; at most `ms`, as not every modem tells. */
  async wait(ms: number): Promise<void> {
    let done = () => {};
    let cancel = () => {};
    await new Promise<void>((resolve) => {
      done = resolve;
      this.#waiting.add(done);
      cancel = this.#clock.after(ms, done);
    });
    cancel();
    this.#waiting.delete(done);
  }
}

/**
 * READY says that the PIN is right; the SIM itself may be busy for seconds after it, and what is set in that time is
 * lost. Waits until it answers, at most `patienceMs`.
 */
export async function waitForSim(
  channel: AtChannel,
  { clock, simBell }: { clock: Clock; simBell: SimBell },
  patienceMs: number,
): Promise<void> {
  const deadline = clock.now() + patienceMs;
  for (const command of NEED_THE_SIM) {
    while (isBusy((await channel.run(command, { timeout: 'slow' })).final) && clock.now() < deadline) {
      await simBell.wait(POLL_MS);
    }
  }
}

function isBusy(final: Final): boolean {
  if (final.kind === 'cme') return final.code === null ? /busy/i.test(final.text) : BUSY_CME.includes(final.code);
  return final.kind === 'cms' && final.code !== null && BUSY_CMS.includes(final.code);
}
