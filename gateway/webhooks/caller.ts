import type { Clock } from '../core/clock.ts';
import { asGatewayError } from '../core/errors.ts';
import { iso } from '../core/model/common.ts';
import type { Sealer } from '../core/seal.ts';
import type { PushService } from '../core/services.ts';
import { postWebhook, type WebhookAnswer } from '../core/webhook.ts';
import { demandTaken, wordsOf } from '../core/webhook-answer.ts';
import { refusedCall } from '../core/webhook-retry.ts';
import type { CallOutcome, DueCall, WebhookRow } from '../core/webhooks.ts';

export interface CallerDeps {
  pushes: Pick<PushService, 'get'>;
  sealer: Sealer;
  clock: Clock;
}

/** For one call (ms). */
const CALL_MS = 15_000;

export const secretContext = (webhookId: string) => `webhook:${webhookId}`;

/** What a webhook is sent about a push. Fields may be added, none is taken away. */
export interface PushNews {
  event: string;
  callId: string;
  at: string;
  evidence: string | null;
  /** The push as it is now; null once it was deleted. */
  push: object | null;
}

/** Makes one call. */
export class Caller {
  readonly #deps: CallerDeps;

  constructor(deps: CallerDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async call(due: DueCall, webhook: WebhookRow, signal: AbortSignal): Promise<CallOutcome> {
    const { clock } = this.#deps;
    const common = { id: due.id, webhookId: due.webhookId };
    let response: string | null = null;
    try {
      const news: PushNews = {
        event: `push.${due.event}`,
        callId: due.id,
        at: iso(due.at),
        evidence: due.evidence,
        push: await this.#push(due.pushId),
      };
      const answer = await this.post(webhook, news, signal);
      response = wordsOf(answer);
      demandTaken(answer);
      return {
        ...common,
        ...{ state: 'delivered', at: clock.now(), nextAttemptAt: null, countAttempt: true, response, problem: null },
      };
    } catch (thrown) {
      return this.#refused(due, thrown, response);
    }
  }

  /** @throws GatewayError WEBHOOK_…, SEAL_BROKEN */
  post(webhook: WebhookRow, news: PushNews, signal: AbortSignal): Promise<WebhookAnswer> {
    const { sealer, clock } = this.#deps;
    const secret = sealer.open(webhook.secret, secretContext(webhook.id)).toString();
    return postWebhook({
      ...{ url: webhook.url, ca: webhook.ca, secret, signal },
      ...{ deliveryId: news.callId, event: news.event, body: JSON.stringify(news) },
      ...{ now: clock.now(), timeoutMs: CALL_MS },
    });
  }

  async #push(id: string): Promise<object | null> {
    try {
      const { events: _, ...push } = await this.#deps.pushes.get(id);
      return push;
    } catch (error) {
      if (asGatewayError(error).code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  #refused(due: DueCall, thrown: unknown, response: string | null): CallOutcome {
    const at = this.#deps.clock.now();
    return { id: due.id, webhookId: due.webhookId, at, response, ...refusedCall(due, at, thrown) };
  }
}
