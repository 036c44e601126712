import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { notFound } from '../core/errors.ts';
import { iso } from '../core/model/common.ts';
import { DEFAULT_PUSH_POLICY, type PushPolicy, PushPolicyInput } from '../core/model/push-policy.ts';
import type { PushPolicyService } from '../core/push-services.ts';
import type { PolicyRow, PolicyStore } from '../core/push-stores.ts';
import type { DirectoryStore } from '../core/stores.ts';

/** Other gateways on the same database may change policies (ms). */
const FRESH_MS = 10_000;
const GENERAL = '';

export interface PolicyDeps {
  store: PolicyStore;
  directory: Pick<DirectoryStore, 'getDomain'>;
  clock: Clock;
  /** IANA name, where a policy has none. */
  timeZone: string;
  /** A policy was changed. */
  onChange(): void;
}

/** The push policies: one for all domains, and those of domains that have their own. */
export class PushPolicies implements PushPolicyService {
  readonly #deps: PolicyDeps;
  #rows: Promise<Map<string, PolicyRow>> | null = null;
  #readAt = 0;

  constructor(deps: PolicyDeps) {
    this.#deps = deps;
  }

  /** The policy in force. */
  async of(domainId: string): Promise<PushPolicyInput> {
    const rows = await this.#all();
    return (rows.get(domainId) ?? rows.get(GENERAL))?.value ?? DEFAULT_PUSH_POLICY;
  }

  timeZoneOf(policy: PushPolicyInput): string {
    return policy.timeZone ?? this.#deps.timeZone;
  }

  /** Does any domain push by itself? */
  async isAutomatic(): Promise<boolean> {
    return [...(await this.#all()).values()].some(({ value }) => value.automatic.enabled);
  }

  async get(domainId: string | null): Promise<PushPolicy> {
    if (domainId !== null) await this.#requireDomain(domainId);
    const rows = await this.#all();
    const row = rows.get(domainId ?? GENERAL);
    const inherited = row === undefined && domainId !== null;
    return spoken(domainId, row ?? rows.get(GENERAL), inherited);
  }

  async put(domainId: string | null, input: PushPolicyInput, actor: Actor): Promise<PushPolicy> {
    if (domainId !== null) await this.#requireDomain(domainId);
    const value = { ...input, reminders: [...new Set(input.reminders)].sort((a, b) => a - b) };
    const row = { domainId: domainId ?? GENERAL, value, updatedAt: this.#deps.clock.now(), updatedBy: actor.name };
    await this.#deps.store.put(row);
    this.#changed();
    return spoken(domainId, row, false);
  }

  async remove(domainId: string): Promise<void> {
    if (!(await this.#deps.store.remove(domainId))) throw notFound('push policy of the domain', domainId);
    this.#changed();
  }

  #changed(): void {
    this.#rows = null;
    this.#deps.onChange();
  }

  async #all(): Promise<Map<string, PolicyRow>> {
    const now = this.#deps.clock.now();
    if (this.#rows && now - this.#readAt < FRESH_MS) return this.#rows;
    this.#readAt = now;
    this.#rows = this.#deps.store
      .all()
      .then((rows) => new Map(rows.map((row) => [row.domainId, { ...row, value: PushPolicyInput.parse(row.value) }])));
    // A failed reading is not kept.
    this.#rows.catch(() => {
      this.#rows = null;
    });
    return this.#rows;
  }

  async #requireDomain(id: string): Promise<void> {
    if (!(await this.#deps.directory.getDomain(id))) throw notFound('domain', id);
  }
}

function spoken(domainId: string | null, row: PolicyRow | undefined, inherited: boolean): PushPolicy {
  const value = row?.value ?? DEFAULT_PUSH_POLICY;
  return {
    ...value,
    domainId,
    inherited,
    updatedAt: row ? iso(row.updatedAt) : null,
    updatedBy: row?.updatedBy ?? null,
    warnings: warningsOf(value),
  };
}

function warningsOf(policy: PushPolicyInput): string[] {
  const { authorization, code, qrWithCode, link, automatic, giveUpDays, reminders } = policy;
  const warnings: string[] = [];
  const warn = (is: boolean, text: string) => is && warnings.push(text);
  warn(
    code.sameMessage,
    'Link and authorization code may travel in the same message: whoever reads it has both, so the code protects nothing but a link that is passed on alone.',
  );
  warn(
    authorization !== 'none' && qrWithCode === 'warn',
    'A QR code in the message is the secret itself: no authorization code protects it. Choose "refuse", or leave [[QRCODE]] out of the template.',
  );
  const combinations = { digits: 10, letters: 23, both: 31 }[code.alphabet] ** code.length;
  warn(
    combinations / code.tries < 10_000,
    `With ${code.tries} tries a guess succeeds once in ${Math.round(combinations / code.tries)}: make the code longer or allow fewer tries.`,
  );
  warn(link.sentMinutes === 0, 'Links never end: a message that is found years later still opens.');
  warn(
    automatic.enabled && automatic.channels.length === 1 && automatic.fallbackMinutes !== null,
    'There is only one channel, so nothing comes after the time for the next one.',
  );
  warn(
    reminders.some((day) => day >= giveUpDays),
    `Reminders from day ${giveUpDays} on are never sent: by then the time is over.`,
  );
  return warnings;
}
