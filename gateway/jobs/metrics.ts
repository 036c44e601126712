import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { EventBus } from '../core/events.ts';
import type { MailInCounts } from '../core/mail-in.ts';
import type { OutboxCounts } from '../core/outbox-store.ts';
import { mailInMetrics } from './mail-in-metrics.ts';
import type { MailOutMetrics } from './mail-out-metrics.ts';

export interface MetricsDeps {
  events: EventBus;
  counts(): Promise<OutboxCounts>;
  commits(): { commits: number; works: number };
  now(): number;
  mailIn(): MailInCounts;
  mailOut: MailOutMetrics;
}

/** Prometheus metrics: counters move with the bus, gauges are read when asked for. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #deps: MetricsDeps;
  readonly #messages: Counter<'channel' | 'state'>;
  readonly #queued: Gauge;
  readonly #uncertain: Gauge;
  readonly #oldest: Gauge;
  readonly #commits: Gauge;
  readonly #works: Gauge;
  #unsubscribe: () => void = () => {};

  constructor(deps: MetricsDeps) {
    this.#deps = deps;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    mailInMetrics(this.#registry, deps.mailIn);
    deps.mailOut.register(this.#registry);
    this.#messages = new Counter({
      name: 'gateway_message_states_total',
      help: 'Times a delivery came into a state',
      labelNames: ['channel', 'state'],
      registers,
    });
    this.#queued = new Gauge({
      name: 'gateway_outbox_unfinished',
      help: 'Deliveries queued, sending or held',
      registers,
    });
    this.#uncertain = new Gauge({
      name: 'gateway_outbox_uncertain',
      help: 'Deliveries handed over and never answered',
      registers,
    });
    this.#oldest = new Gauge({
      name: 'gateway_outbox_oldest_due_seconds',
      help: 'For how long the message that is due the longest waits for its turn',
      registers,
    });
    this.#commits = new Gauge({
      name: 'gateway_store_commits',
      help: 'Transactions committed since the start',
      registers,
    });
    this.#works = new Gauge({ name: 'gateway_store_works', help: 'Writes that shared these transactions', registers });
  }

  start(): void {
    this.#unsubscribe = this.#deps.events.on('message', ({ channel, state }) => this.#messages.inc({ channel, state }));
  }

  stop(): void {
    this.#unsubscribe();
    this.#registry.clear();
  }

  async exposition(): Promise<{ contentType: string; body: string }> {
    const counts = await this.#deps.counts();
    const { commits, works } = this.#deps.commits();
    this.#queued.set(counts.queued);
    this.#uncertain.set(counts.uncertain);
    this.#oldest.set(counts.oldestDue === null ? 0 : (this.#deps.now() - counts.oldestDue) / 1000);
    this.#commits.set(commits);
    this.#works.set(works);
    return { contentType: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
