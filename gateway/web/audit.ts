import type { Actor } from '../core/actor.ts';
import type { AuditChainStore, ChainSigner } from '../core/audit-chain.ts';
import type { Clock } from '../core/clock.ts';
import { newId } from '../core/id.ts';
import type { AuditEntry, AuditHead, AuditQuery } from '../core/model/administration.ts';
import type { Page } from '../core/model/common.ts';
import type { AuditStore } from '../core/stores.ts';
import { type ChainExport, chainLines, signedHead } from './audit-chain.ts';

export interface AuditRecord {
  /** `token.push` */
  action: string;
  /** `token/0190…`; null = nothing in particular */
  target: string | null;
  /** One sentence for people, without secrets. */
  summary: string;
  detail?: Record<string, unknown> | null;
}

/** The audit log: who did what, when, and from where. */
export class Audit {
  readonly #store: AuditStore;
  readonly #clock: Clock;
  readonly #chain: ChainExport;

  constructor(deps: { store: AuditStore; chain: AuditChainStore; signer: ChainSigner; clock: Clock }) {
    this.#store = deps.store;
    this.#chain = deps;
    this.#clock = deps.clock;
  }

  /** Durable before it resolves. */
  async record(actor: Actor, record: AuditRecord): Promise<void> {
    const at = this.#clock.now();
    await this.#store.add({
      id: newId(at),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actor: actor.name,
      ip: actor.ip,
      action: record.action,
      target: record.target,
      summary: record.summary,
      detail: record.detail ?? null,
    });
  }

  /** The end of the chain, signed: whoever keeps it can tell later that nothing before it was changed. */
  head(): Promise<AuditHead> {
    return signedHead(this.#chain);
  }

  /** The whole chain as JSON lines, piece by piece. */
  lines(): AsyncIterable<string> {
    return chainLines(this.#chain);
  }

  list(query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.#store.list(query);
  }
}
