import type { Clock } from '../core/clock.ts';
import { asGatewayError, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import { iso, isoOrNull, type Page } from '../core/model/common.ts';
import type { Webhook, WebhookCall, WebhookCallQuery, WebhookInput, WebhookTest } from '../core/model/webhooks.ts';
import type { Sealer } from '../core/seal.ts';
import { demandCertificate } from '../core/webhook.ts';
import { demandTaken, wordsOf } from '../core/webhook-answer.ts';
import type { WebhookRow, WebhookService, WebhookStore } from '../core/webhooks.ts';
import { type Caller, secretContext } from './caller.ts';

export interface WebhooksDeps {
  store: WebhookStore;
  caller: Caller;
  sealer: Sealer;
  clock: Clock;
  wake(): void;
}

/** Webhooks that hear of pushes. */
export class Webhooks implements WebhookService {
  readonly #deps: WebhooksDeps;

  constructor(deps: WebhooksDeps) {
    this.#deps = deps;
  }

  async list(): Promise<Webhook[]> {
    return (await this.#deps.store.list()).map(spoken);
  }

  async get(id: string): Promise<Webhook> {
    return spoken(await this.#row(id));
  }

  async create(input: WebhookInput): Promise<Webhook> {
    const { store, clock } = this.#deps;
    const { secret, ...rest } = input;
    if (secret === undefined) {
      const message = 'a webhook needs a secret, by which it knows that a call is ours';
      throw invalid('SECRET_MISSING', `The webhook cannot be saved: ${message}.`, [{ path: 'secret', message }]);
    }
    demandCertificate(rest.ca, 'ca');
    const now = clock.now();
    const id = newId(now);
    await store.insert({
      ...{ id, ...rest, secret: this.#seal(id, secret) },
      ...{ health: 'unused', healthSince: null, lastError: null, createdAt: now, updatedAt: now },
    });
    return this.get(id);
  }

  async update(id: string, input: Partial<WebhookInput>): Promise<Webhook> {
    const { store, clock, wake } = this.#deps;
    await this.#row(id);
    const { secret, ...rest } = input;
    demandCertificate(rest.ca ?? null, 'ca');
    await store.update(id, {
      ...rest,
      ...(secret !== undefined && { secret: this.#seal(id, secret) }),
      updatedAt: clock.now(),
    });
    wake();
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('webhook', id);
  }

  async test(id: string): Promise<WebhookTest> {
    const { caller, clock } = this.#deps;
    const webhook = await this.#row(id);
    const startedAt = performance.now();
    const ms = () => Math.round(performance.now() - startedAt);
    const at = clock.now();
    try {
      const news = { event: 'test', callId: newId(at), at: iso(at), evidence: null, push: null };
      const answer = await caller.post(webhook, news, new AbortController().signal);
      demandTaken(answer);
      return { ok: true, ms: ms(), text: wordsOf(answer) };
    } catch (thrown) {
      const { message, remedy } = asGatewayError(thrown);
      return { ok: false, ms: ms(), text: message, ...(remedy !== undefined && { remedy }) };
    }
  }

  calls(query: WebhookCallQuery): Promise<Page<WebhookCall>> {
    return this.#deps.store.calls(query);
  }

  async replay(callId: string): Promise<void> {
    const { store, clock, wake } = this.#deps;
    if (!(await store.replay(callId, clock.now()))) throw notFound('webhook call', callId);
    wake();
  }

  async #row(id: string): Promise<WebhookRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('webhook', id);
    return row;
  }

  #seal(id: string, secret: string): Buffer {
    return this.#deps.sealer.seal(secret, secretContext(id));
  }
}

function spoken(row: WebhookRow): Webhook {
  const { id, name, url, ca, events, enabled, lastError } = row;
  return {
    ...{ id, name, url, ca, events, enabled },
    health: {
      state: row.health,
      lastError: lastError && { ...lastError, at: iso(lastError.at) },
      since: isoOrNull(row.healthSince),
    },
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
