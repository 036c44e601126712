import { Counter, Histogram, type Metric, type Registry } from 'prom-client';
import type { MailMeter } from '../core/mail-meter.ts';

const none = { registers: [] };

/** What the door out for mail tells of itself. */
export class MailOutMetrics implements MailMeter {
  readonly #attempts = new Counter({
    name: 'gateway_mail_attempts_total',
    help: 'Attempts to send to one recipient, by mail route and how they ended',
    labelNames: ['route', 'outcome'],
    ...none,
  });
  readonly #queued = new Histogram({
    name: 'gateway_mail_queue_seconds',
    help: 'From acceptance to the yes of the next server',
    labelNames: ['class'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 14_400, 86_400],
    ...none,
  });
  readonly #sessions = new Histogram({
    name: 'gateway_mail_session_seconds',
    help: 'How long SMTP connections to other servers stood',
    buckets: [0.05, 0.25, 1, 5, 15, 30, 60, 300, 1_800],
    ...none,
  });
  readonly #carried = new Counter({
    name: 'gateway_mail_session_mails_total',
    help: 'Mails that these connections carried',
    ...none,
  });
  readonly #transactions = new Histogram({
    name: 'gateway_mail_transaction_seconds',
    help: 'From MAIL to the last answer',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
    ...none,
  });
  readonly #notices = new Counter({
    name: 'gateway_mail_notices_total',
    help: 'Notices written to senders, and double bounces kept',
    labelNames: ['kind'],
    ...none,
  });
  readonly #bounces = new Counter({
    name: 'gateway_mail_bounces_total',
    help: 'Bounces that came back for mails written here',
    labelNames: ['action'],
    ...none,
  });

  register(registry: Registry): void {
    const all = [this.#attempts, this.#queued, this.#sessions, this.#carried, this.#transactions, this.#notices];
    for (const metric of [...all, this.#bounces]) registry.registerMetric(metric as unknown as Metric);
  }

  attempt(route: string, outcome: string): void {
    this.#attempts.inc({ route, outcome });
  }

  queued(messageClass: string, ms: number): void {
    this.#queued.observe({ class: messageClass }, ms / 1000);
  }

  session(ms: number, carried: number): void {
    this.#sessions.observe(ms / 1000);
    this.#carried.inc(carried);
  }

  transaction(ms: number): void {
    this.#transactions.observe(ms / 1000);
  }

  noticeMade(kind: string): void {
    this.#notices.inc({ kind });
  }

  bounceReceived(action: string): void {
    this.#bounces.inc({ action });
  }
}
