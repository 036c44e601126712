/** Time as a port, so that timers and expiry can be tested without waiting. All times are integer milliseconds. */
export interface Clock {
  now(): number;
  /** Calls back once after `ms`; returns the cancel function. Never keeps the process alive. */
  after(ms: number, callback: () => void): () => void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
