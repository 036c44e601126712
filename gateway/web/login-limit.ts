import { isIPv6 } from 'node:net';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';

interface Tries {
  failed: number;
  /** Not before, ms. */
  until: number;
  lastAt: number;
}

/** How many wrong passwords are free, and how long the wait after the next ones may grow. */
export interface Rule {
  free: number;
  longestMs: number;
}

const BY_ADDRESS: Rule = { free: 5, longestMs: 15 * 60_000 };
/** Short, so that a stranger who guesses cannot keep the real administrator out for long. */
const BY_ACCOUNT: Rule = { free: 10, longestMs: 60_000 };
/** For codes of a second factor: whoever gets that far knows the password. */
export const BY_CODE: Rule = { free: 5, longestMs: 15 * 60_000 };
const FORGET_MS = 60 * 60_000;
const MOST_KEYS = 10_000;

/**
 * Slows guessing down: per client address (IPv6: per /64) and per account, each further wrong password doubles the
 * wait. An address that signed in to an account before is not held up by what others try on it.
 */
export class LoginLimit {
  readonly #clock: Clock;
  readonly #tries = new Map<string, Tries>();
  readonly #welcome = new Map<string, true>();

  readonly #byAccount: Rule;

  constructor(clock: Clock, byAccount: Rule = BY_ACCOUNT) {
    this.#clock = clock;
    this.#byAccount = byAccount;
  }

  /**
   * Takes a try; it counts as failed until the returned function is called.
   * @throws GatewayError 429 LOGIN_LIMIT while this address or account has to wait
   */
  take(ip: string, username: string): () => void {
    const network = networkOf(ip);
    const account = username.toLowerCase();
    const pair = `${network} ${account}`;
    const keys: [string, Rule][] = [[`ip ${network}`, BY_ADDRESS]];
    if (!this.#welcome.has(pair)) keys.push([`account ${account}`, this.#byAccount]);
    const waitMs = Math.max(...keys.map(([key]) => this.#waitMs(key)));
    if (waitMs > 0) throw tooMany(waitMs);
    for (const [key, rule] of keys) this.#count(key, rule);
    return () => {
      for (const [key] of keys) this.#tries.delete(key);
      remember(this.#welcome, pair, true);
    };
  }

  #waitMs(key: string): number {
    const tries = this.#tries.get(key);
    if (!tries) return 0;
    const now = this.#clock.now();
    if (now - tries.lastAt >= FORGET_MS) this.#tries.delete(key);
    return tries.until - now;
  }

  #count(key: string, rule: Rule): void {
    const now = this.#clock.now();
    const failed = (this.#tries.get(key)?.failed ?? 0) + 1;
    const waitMs = failed < rule.free ? 0 : Math.min(1000 * 2 ** Math.min(failed - rule.free, 20), rule.longestMs);
    remember(this.#tries, key, { failed, until: now + waitMs, lastAt: now });
  }
}

/** Newest last; the oldest go when there are too many. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST_KEYS) break;
    map.delete(oldest);
  }
}

function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right].slice(0, 4).join(':');
}

function tooMany(waitMs: number): GatewayError {
  const seconds = Math.ceil(waitMs / 1000);
  return new GatewayError('LOGIN_LIMIT', `Too many wrong tries; wait ${seconds} seconds.`, {
    status: 429,
    disposition: 'temporary',
    retryAfterMs: waitMs,
    remedy: 'If the password is lost, run `npx gateway admin reset-password` on the server.',
  });
}
