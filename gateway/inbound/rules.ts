import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { asGatewayError, conflict, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { ForwardingRuleRow, ForwardingRuleStore, ForwardingService, ForwardStore } from '../core/inbound.ts';
import { iso, isoOrNull, type Page } from '../core/model/common.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { Forward, ForwardingRule, ForwardingRuleInput, ForwardQuery, ForwardTest } from '../core/model/inbound.ts';
import type { Sealer } from '../core/seal.ts';
import type { ModemStore } from '../core/stores.ts';
import { demandCertificate } from '../core/webhook.ts';
import { demandTaken, wordsOf } from '../core/webhook-answer.ts';
import { type Carrier, eventOf, secretContext } from './carrier.ts';
import { FORWARD_LIFETIME_MS } from './forward-outcome.ts';

export interface ForwardingRulesDeps {
  rules: ForwardingRuleStore;
  forwards: ForwardStore;
  modems: Pick<ModemStore, 'get'>;
  carrier: Carrier;
  sealer: Sealer;
  clock: Clock;
  /** Something may be due now. */
  wake: () => void;
}

type Target = ForwardingRuleInput['target'];
type TargetColumns = Pick<ForwardingRuleRow, 'kind' | 'target' | 'ca' | 'secret'>;
const RULE = 'forwarding rule';

/** What an administrator sets up and looks at. */
export class ForwardingRules implements ForwardingService {
  readonly #deps: ForwardingRulesDeps;

  constructor(deps: ForwardingRulesDeps) {
    this.#deps = deps;
  }

  async list(): Promise<ForwardingRule[]> {
    return (await this.#deps.rules.list()).map(spoken);
  }

  async get(id: string): Promise<ForwardingRule> {
    return spoken(await this.#row(id));
  }

  async create(input: ForwardingRuleInput): Promise<ForwardingRule> {
    const now = this.#deps.clock.now();
    const id = newId(now);
    const { target, ...rest } = input;
    await this.#checkModem(input.modemId);
    const health = { health: 'unused', healthSince: null, lastError: null } as const;
    await this.#deps.rules.insert({
      ...{ id, ...rest, ...health, createdAt: now, updatedAt: now },
      ...this.#targetColumns(id, target, null),
    });
    return this.get(id);
  }

  async update(id: string, { target, ...rest }: Partial<ForwardingRuleInput>): Promise<ForwardingRule> {
    const before = await this.#row(id);
    await this.#checkModem(rest.modemId ?? null);
    const columns = target && this.#targetColumns(id, target, before);
    const moved = columns && (columns.kind !== before.kind || columns.target !== before.target);
    await this.#deps.rules.update(id, {
      ...{ ...rest, ...columns, updatedAt: this.#deps.clock.now() },
      // What was known of another place says nothing of this one.
      ...(moved && { health: 'unused' as const, healthSince: null, lastError: null }),
    });
    this.#deps.wake();
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.rules.delete(id))) throw notFound(RULE, id);
  }

  async test(id: string, actor: Actor): Promise<ForwardTest> {
    const { carrier, clock } = this.#deps;
    const rule = await this.#row(id);
    const sms = sample(clock.now(), actor);
    const startedAt = performance.now();
    const since = () => Math.round(performance.now() - startedAt);
    try {
      if (rule.kind === 'mail') {
        const messageId = await carrier.mail(rule.target, sms);
        return { ok: true, ms: since(), text: `A mail to ${rule.target} is in the queue.`, messageId };
      }
      const never = new AbortController().signal;
      const answer = await carrier.webhook(rule, eventOf('test', newId(clock.now()), rule, sms), never);
      demandTaken(answer);
      return { ok: true, ms: since(), text: `The webhook answered ${wordsOf(answer)}.`, messageId: null };
    } catch (error) {
      const { message, remedy } = asGatewayError(error);
      const more = remedy === undefined ? {} : { remedy };
      return { ok: false, ms: since(), text: message, ...more, messageId: null };
    }
  }

  forwards(query: ForwardQuery): Promise<Page<Forward>> {
    return this.#deps.forwards.list(query);
  }

  async retry(forwardId: string): Promise<Forward> {
    const { forwards, clock, wake } = this.#deps;
    const now = clock.now();
    const isAgain = await forwards.retry(forwardId, now, now + FORWARD_LIFETIME_MS);
    const forward = await forwards.get(forwardId);
    if (!forward) throw notFound('forward', forwardId);
    if (!isAgain) {
      const remedy = forward.messageId === null ? undefined : 'It became a mail: retry that message.';
      throw conflict('STATE_FORBIDS', `What is ${forward.state} is not passed on again.`, remedy);
    }
    wake();
    return forward;
  }

  async #row(id: string): Promise<ForwardingRuleRow> {
    const row = await this.#deps.rules.get(id);
    if (!row) throw notFound(RULE, id);
    return row;
  }

  async #checkModem(modemId: string | null): Promise<void> {
    if (modemId === null || (await this.#deps.modems.get(modemId))) return;
    throw invalid('MODEM_MISSING', 'There is no such modem.', [{ path: 'modemId', message: 'no such modem' }]);
  }

  /** @param before the rule as it was: a secret that is not given stays */
  #targetColumns(id: string, target: Target, before: ForwardingRuleRow | null): TargetColumns {
    if (target.kind === 'mail') return { kind: target.kind, target: target.to, ca: null, secret: null };
    const { kind, url, ca } = target;
    const secret = target.secret === undefined ? before?.secret : this.#seal(id, target.secret);
    if (!secret) {
      const message = 'a webhook needs a secret, by which it knows that a call is ours';
      throw invalid('SECRET_MISSING', `The rule cannot be saved: ${message}.`, [{ path: 'target.secret', message }]);
    }
    demandCertificate(ca, 'target.ca');
    return { kind, target: url, ca, secret };
  }

  #seal(id: string, secret: string): Buffer {
    return this.#deps.sealer.seal(secret, secretContext(id));
  }
}

function sample(now: number, actor: Actor): InboxSms {
  const at = iso(now);
  return {
    ...{ id: newId(now), at, sentAt: at, from: '+15550100', text: `A test by ${actor.name}.` },
    ...{ modem: null, sim: null, parts: 1, complete: true, state: 'complete' },
  };
}

function spoken(row: ForwardingRuleRow): ForwardingRule {
  const { id, name, enabled, modemId, sim, senders, keywords, kind, target, ca, lastError } = row;
  return {
    ...{ id, name, enabled, modemId, sim, senders, keywords },
    target: kind === 'mail' ? { kind, to: target } : { kind, url: target, hasSecret: row.secret !== null, ca },
    health: {
      state: row.health,
      lastError: lastError && { ...lastError, at: iso(lastError.at) },
      since: isoOrNull(row.healthSince),
    },
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
