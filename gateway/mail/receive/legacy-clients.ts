import type { Clock } from '../../core/clock.ts';
import type { LegacyClientRow, LegacyClientService, MailInStores } from '../../core/mail-in.ts';
import { iso, isoOrNull } from '../../core/model/common.ts';
import type { LegacyClient, LegacyClientInput } from '../../core/model/mail-in.ts';
import { AllowList } from './allow-list.ts';
import { Records } from './records.ts';

type Counted = LegacyClient['counters'];

/** What an old device is let off, and what of it it has needed. */
export interface Exceptions {
  row: LegacyClientRow;
  used: Counted & { lastSeenAt: number | null };
}

/** Old devices, by address: what they are let off the rules. Every use is counted. */
export class LegacyClients implements LegacyClientService {
  readonly #records: Records<LegacyClientRow>;
  readonly #clock: Clock;
  #blocks: { list: AllowList; exceptions: Exceptions }[] = [];
  readonly #used = new Map<string, Exceptions['used']>();

  constructor({ store, clock }: { store: MailInStores['legacyClients']; clock: Clock }) {
    this.#clock = clock;
    this.#records = new Records({
      ...{ store, clock, what: 'old device' },
      onChange: (rows) => {
        // The smallest block counts.
        this.#blocks = rows
          .filter(({ enabled }) => enabled)
          .sort((a, b) => bitsOf(b.block) - bitsOf(a.block))
          .map((row) => ({ list: new AllowList([row.block]), exceptions: { row, used: this.#usedBy(row.id) } }));
      },
    });
  }

  load(): Promise<void> {
    return this.#records.load();
  }

  /** For a client that connects. */
  of(ip: string): Exceptions | null {
    for (const { list, exceptions } of this.#blocks) if (list.has(ip)) return exceptions;
    return null;
  }

  /** It has connected. */
  seen({ used }: Exceptions): void {
    used.connections += 1;
    used.lastSeenAt = this.#clock.now();
  }

  async list(): Promise<LegacyClient[]> {
    return this.#records.all().map(this.#shown);
  }

  async get(id: string): Promise<LegacyClient> {
    return this.#shown(this.#records.get(id));
  }

  async create(input: LegacyClientInput): Promise<LegacyClient> {
    return this.#shown(await this.#records.insert(input));
  }

  async update(id: string, input: Partial<LegacyClientInput>): Promise<LegacyClient> {
    return this.#shown(await this.#records.update(id, input));
  }

  async remove(id: string): Promise<void> {
    await this.#records.remove(id);
    this.#used.delete(id);
  }

  #usedBy(id: string): Exceptions['used'] {
    const used = this.#used.get(id) ?? {
      ...{ connections: 0, lenientAddresses: 0, bareLineEnds: 0, oldTls: 0, plainLogins: 0 },
      lastSeenAt: null,
    };
    this.#used.set(id, used);
    return used;
  }

  readonly #shown = (row: LegacyClientRow): LegacyClient => {
    const { lastSeenAt, ...counters } = this.#usedBy(row.id);
    return {
      ...row,
      counters,
      ...{ lastSeenAt: isoOrNull(lastSeenAt), createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) },
    };
  };
}

function bitsOf(block: string): number {
  return Number(block.split('/')[1] ?? 128);
}
