import { describe, expect, it } from 'vitest';
import { SimBell } from '../../../gateway/sms/modem/sim-ready.ts';
import { TestClock } from '../../rig/clock.ts';

describe('SimBell', () => {
  const waiting = (bell: SimBell, ms: number) => {
    const state = { over: false };
    const done = bell.wait(ms).then(() => {
      state.over = true;
    });
    return { state, done };
  };

  it('ends the wait of all when the modem says that its SIM is ready', async () => {
    const clock = new TestClock();
    const bell = new SimBell(clock);
    const [one, two] = [waiting(bell, 500), waiting(bell, 5_000)];
    await Promise.resolve();
    expect([one.state.over, two.state.over]).toEqual([false, false]);
    bell.ring();
    await Promise.all([one.done, two.done]);
    expect(clock.pending).toBe(0);
  });

  it('ends it in time where the modem says nothing', async () => {
    const clock = new TestClock();
    const bell = new SimBell(clock);
    const { state, done } = waiting(bell, 500);
    clock.advance(499);
    await Promise.resolve();
    expect(state.over).toBe(false);
    clock.advance(1);
    await done;
    expect(clock.pending).toBe(0);
  });
});
