import { beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { LoginLimit } from '../../gateway/web/login-limit.ts';
import { TestClock } from '../rig/clock.ts';

let clock: TestClock;
let limit: LoginLimit;
beforeEach(() => {
  clock = new TestClock();
  limit = new LoginLimit(clock);
});

/** Seconds to wait, 0 = let in. */
function tryFrom(ip: string, account: string): number {
  try {
    limit.take(ip, account);
    return 0;
  } catch (error) {
    return (error as GatewayError).retryAfterMs! / 1000;
  }
}
function fail(times: number, ip: (i: number) => string, account: string): void {
  for (let i = 0; i < times; i++) expect(tryFrom(ip(i), account)).toBe(0);
}

describe('the login limit', () => {
  it('lets the wait of an address grow to a quarter of an hour', () => {
    fail(5, () => '192.0.2.1', 'a');
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const wait = tryFrom('192.0.2.1', `b${i}`);
      waits.push(wait);
      clock.advance(wait * 1000);
      expect(tryFrom('192.0.2.1', `b${i}`)).toBe(0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('holds an account up for no more than a minute, whoever tries it', () => {
    for (let i = 0; i < 30; i++) {
      clock.advance(tryFrom(`198.51.100.${i}`, 'admin') * 1000);
      tryFrom(`198.51.101.${i}`, 'admin');
    }
    const wait = tryFrom('203.0.113.7', 'Admin');
    expect(wait).toBeGreaterThan(30);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('does not hold up an address that signed in to the account before', () => {
    limit.take('203.0.113.7', 'admin')();
    fail(10, (i) => `198.51.100.${i}`, 'admin');
    expect(tryFrom('203.0.113.8', 'admin')).toBeGreaterThan(0);
    expect(tryFrom('203.0.113.7', 'admin')).toBe(0);
  });

  it('takes an IPv6 network for one address', () => {
    fail(5, (i) => `2001:db8:1:2::${i + 1}`, 'a');
    expect(tryFrom('2001:db8:1:2:ffff::9', 'b')).toBeGreaterThan(0);
    expect(tryFrom('2001:db8:1:3::1', 'b')).toBe(0);
  });

  it('forgets after an hour', () => {
    fail(5, () => '192.0.2.1', 'a');
    clock.advance(3_600_000);
    fail(5, () => '192.0.2.1', 'a');
  });

  it('throws an error that says how to get in again', () => {
    fail(5, () => '192.0.2.1', 'a');
    expect(() => limit.take('192.0.2.1', 'a')).toThrow(GatewayError);
    expect(() => limit.take('192.0.2.1', 'a')).toThrow(/wait 1 seconds/);
  });
});
