import { SYSTEM } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import type { DueForward, ForwardingRuleRow, ForwardOutcome } from '../core/inbound.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { WebhookEvent } from '../core/model/inbound.ts';
import type { Acceptor } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { StoredEmail } from '../core/stored-email.ts';
import { postWebhook, type WebhookAnswer } from '../core/webhook.ts';
import { demandTaken, wordsOf } from '../core/webhook-answer.ts';
import type { Answers } from './answers.ts';
import { refused, taken } from './forward-outcome.ts';
import { mailOf } from './mail-text.ts';

export interface CarrierDeps {
  acceptor: Acceptor;
  sealer: Sealer;
  clock: Clock;
  answers: Answers;
}

/** For one call of a webhook (ms). */
const WEBHOOK_MS = 15_000;
/** As long as any mail (ms): the mail server may be away. */
const MAIL_LIFETIME_MS = 5 * 24 * 3_600_000;

export const secretContext = (ruleId: string) => `webhook:${ruleId}`;

/** Takes one inbound SMS to where a rule says: into the outbox as a mail, or to a webhook. */
export class Carrier {
  readonly #deps: CarrierDeps;

  constructor(deps: CarrierDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async carry(due: DueForward, rule: ForwardingRuleRow, sms: InboxSms, signal: AbortSignal): Promise<ForwardOutcome> {
    const { clock } = this.#deps;
    let response: string | null = null;
    try {
      if (rule.kind === 'mail') {
        const messageId = await this.mail(rule.target, sms, `forward:${due.id}`);
        return taken(due, clock.now(), 'In the queue of mails', messageId);
      }
      const answer = await this.webhook(rule, eventOf('sms.received', due.id, rule, sms), signal);
      response = wordsOf(answer);
      demandTaken(answer);
      return taken(due, clock.now(), response, null);
    } catch (error) {
      return refused(due, clock.now(), error, response);
    }
  }

  /** @returns the message it became  @throws what `accept` throws */
  async mail(to: string, sms: InboxSms, idempotencyKey?: string): Promise<string> {
    const thread = this.#deps.answers.to(sms.from);
    const { subject, text } = mailOf(sms, thread.replyTo !== undefined);
    const email: StoredEmail = { from: null, to, subject, text, html: null, ...thread };
    const draft = {
      ...({ channel: 'email', kind: 'email', class: 'notice' } as const),
      ...{ actor: SYSTEM, source: 'forwarding', recipients: [to], from: null, subject },
      body: Buffer.from(JSON.stringify(email)),
      expiresAt: this.#deps.clock.now() + MAIL_LIFETIME_MS,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    };
    const [id] = await this.#deps.acceptor.accept([draft]);
    return id!;
  }

  /** @throws GatewayError WEBHOOK_…, SEAL_BROKEN */
  webhook(rule: ForwardingRuleRow, event: WebhookEvent, signal: AbortSignal): Promise<WebhookAnswer> {
    const { sealer, clock } = this.#deps;
    const secret = rule.secret === null ? '' : sealer.open(rule.secret, secretContext(rule.id)).toString();
    return postWebhook({
      ...{ url: rule.target, ca: rule.ca, secret, signal },
      ...{ deliveryId: event.deliveryId, event: event.event, body: JSON.stringify(event) },
      ...{ now: clock.now(), timeoutMs: WEBHOOK_MS },
    });
  }
}

/** What the webhook is sent. */
export function eventOf(
  event: WebhookEvent['event'],
  deliveryId: string,
  { id, name }: ForwardingRuleRow,
  sms: InboxSms,
): WebhookEvent {
  const { at: receivedAt, from, text, sentAt, modem, sim, parts, complete } = sms;
  return {
    event,
    deliveryId,
    rule: { id, name },
    message: { id: sms.id, from, text, receivedAt, sentAt, modem, sim, parts, complete },
  };
}
