import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { asGatewayError } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { Delivery, Message } from '../core/model/message.ts';
import type { Draft } from '../core/ports.ts';
import type { OutboxService } from '../core/services.ts';
import type { SmsReportStore } from '../core/sms-reports.ts';
import type { StoredEmail } from '../core/stored-email.ts';
import type { Answers } from './answers.ts';
import { reportOf } from './mail-text.ts';

export interface SmsReportsDeps {
  store: SmsReportStore;
  outbox: Pick<OutboxService, 'get' | 'accept'>;
  answers: Answers;
  events: EventBus;
  clock: Clock;
  log: Log;
}

const MAIL_LIFETIME_MS = 5 * 24 * 3_600_000;
const BAD = ['failed', 'expired'];

/** Tells those who sent a text by mail what became of it, in the thread of its number. Each recipient once. */
export class SmsReports {
  readonly #deps: SmsReportsDeps;
  readonly #running = new Set<Promise<void>>();
  #unsubscribe: () => void = () => {};

  constructor(deps: SmsReportsDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.events.on('message', ({ id, channel, state }) => {
      if (channel !== 'sms' || !(state === 'delivered' || BAD.includes(state))) return;
      const run = this.#report(id)
        .catch((error: unknown) => {
          if (asGatewayError(error).code === 'NOT_FOUND') return; // deleted meanwhile
          this.#deps.log.error({ err: error, message: id }, 'The report on an SMS could not be mailed.');
        })
        .finally(() => this.#running.delete(run));
      this.#running.add(run);
    });
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await Promise.all(this.#running);
  }

  async #report(id: string): Promise<void> {
    const { store, outbox, answers } = this.#deps;
    const wanted = await store.wanted(id);
    if (!wanted || answers.isAnswerAddress(wanted.to)) return;
    const message = await outbox.get(id);
    const ended = message.deliveries.filter(
      ({ state }) => BAD.includes(state) || (state === 'delivered' && wanted.on === 'all'),
    );
    if (ended.length > 0) await outbox.accept(ended.map((delivery) => this.#draft(message, delivery, wanted.to)));
  }

  #draft(message: Message, delivery: Delivery, to: string): Draft {
    const { subject, text } = reportOf(delivery, message.createdAt);
    const email: StoredEmail = { from: null, to, subject, text, html: null, ...this.#deps.answers.to(delivery.to) };
    return {
      ...({ channel: 'email', kind: 'email', class: 'notice' } as const),
      ...{ actor: SYSTEM, source: 'sms-report', recipients: [to], from: null, subject },
      body: Buffer.from(JSON.stringify(email)),
      expiresAt: this.#deps.clock.now() + MAIL_LIFETIME_MS,
      idempotencyKey: `sms-report:${delivery.id}:${delivery.state}`,
    };
  }
}
