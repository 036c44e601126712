import { iso, isoOrNull } from '../../core/model/common.ts';
import type { ListenerCounters, RefusalReason, Refusals } from '../../core/model/mail-in.ts';

/** How often something was refused, by reason. */
export class RefusalCounts {
  readonly counts = new Map<RefusalReason, number>();

  add(reason: RefusalReason): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  /** The most frequent first. */
  shown(): Refusals {
    return [...this.counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
  }
}

/** What one listener has seen since it exists in this process. */
export class Counters {
  readonly #since: number;
  readonly refused = new RefusalCounts();
  open = 0;
  connections = 0;
  accepted = 0;
  octets = 0;
  logins = 0;
  loginFailures = 0;
  #lastMailAt: number | null = null;

  /** @param now ms */
  constructor(now: number) {
    this.#since = now;
  }

  took(octets: number, now: number): void {
    this.accepted += 1;
    this.octets += octets;
    this.#lastMailAt = now;
  }

  shown(): ListenerCounters {
    const { open, connections, accepted, octets, logins, loginFailures } = this;
    return {
      ...{ since: iso(this.#since), open, connections, accepted, octets, logins, loginFailures },
      ...{ refused: this.refused.shown(), lastMailAt: isoOrNull(this.#lastMailAt) },
    };
  }
}
