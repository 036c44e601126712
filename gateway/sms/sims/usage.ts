import type { SimQuota } from '../../core/model/sims.ts';
import type { UsagePeriod } from '../../core/sims.ts';
import { usagePeriod } from '../../core/usage-period.ts';
import type { Wish } from './gate.ts';

/** What one SIM has used, in memory: the store counts the same in the transaction that hands a part over. */
export class Usage {
  #period: UsagePeriod;
  #day: number;
  #month: number;
  /** Parts by recipient, of this month. */
  #recipients: Map<string, number>;

  /** @param recipients numbers of the month, each with one part at least */
  constructor(period: UsagePeriod, counts: { day: number; month: number }, recipients: readonly string[]) {
    this.#period = period;
    this.#day = counts.day;
    this.#month = counts.month;
    this.#recipients = new Map(recipients.map((number) => [number, 1]));
  }

  count(to: string, at: number, now: number, by: 1 | -1): void {
    this.#turn(now);
    const { day, month } = usagePeriod(at);
    if (day === this.#period.day) this.#day += by;
    if (month !== this.#period.month) return;
    this.#month += by;
    const parts = (this.#recipients.get(to) ?? 0) + by;
    if (parts > 0) this.#recipients.set(to, parts);
    else this.#recipients.delete(to);
  }

  counts(now: number): { partsToday: number; partsThisMonth: number; recipientsThisMonth: number } {
    this.#turn(now);
    return { partsToday: this.#day, partsThisMonth: this.#month, recipientsThisMonth: this.#recipients.size };
  }

  /** Which limit stands in the way of it, as a sentence; null = none. Without a number any recipient may be a known one. */
  obstacle(quota: SimQuota, wish: Omit<Wish, 'to'> & { to: string | null }, now: number): string | null {
    this.#turn(now);
    const reserve = wish.class === 'otp' ? 0 : quota.otpReserve;
    const limits = [
      { limit: quota.partsPerDay, used: this.#day, when: 'today', until: 'midnight' },
      { limit: quota.partsPerMonth, used: this.#month, when: 'this month', until: 'the first of the next month' },
    ];
    for (const { limit, used, when, until } of limits) {
      if (limit === null || used + wish.parts <= limit - reserve) continue;
      const kept = reserve > 0 ? `, ${reserve} of them kept for OTPs` : '';
      return `The SIM has sent ${used} of the ${limit} parts that it may send ${when}${kept}; it goes on at ${until}.`;
    }
    const { recipientsPerMonth } = quota;
    if (recipientsPerMonth === null || wish.to === null || this.#recipients.has(wish.to)) return null;
    if (this.#recipients.size < recipientsPerMonth) return null;
    return `The SIM has written to ${this.#recipients.size} numbers this month and may not write to others before the first of the next month.`;
  }

  /** A new day or month begins with nothing used. */
  #turn(now: number): void {
    const period = usagePeriod(now);
    if (period.day !== this.#period.day) this.#day = 0;
    if (period.month !== this.#period.month) {
      this.#month = 0;
      this.#recipients = new Map();
    }
    this.#period = period;
  }
}
