import type { Modem } from '../../core/model/gateways.ts';
import type { AtChannel } from '../at/channel.ts';
import { fields, tryAsk } from './ask.ts';

export type RegistrationStatus = NonNullable<Modem['registration']>['status'];

/** +CREG circuit-switched, +CGREG GPRS, +CEREG LTE, +C5GREG 5G (3GPP TS 27.007, 7.2 and 10.1). */
const NETWORKS = ['CREG', 'CEREG', 'C5GREG', 'CGREG'] as const;
type Network = (typeof NETWORKS)[number];

const STATUS: Record<number, RegistrationStatus> = {
  0: 'not-registered',
  1: 'home',
  2: 'searching',
  3: 'denied',
  4: 'unknown',
  5: 'roaming',
  6: 'home', // "SMS only"
  7: 'roaming', // "SMS only"
};

/** Where several networks are known, the best of them decides; of those that do not serve, the most telling. */
const RANK: readonly RegistrationStatus[] = ['home', 'roaming', 'searching', 'denied', 'not-registered', 'unknown'];

/** Tells where a line about registration says it: its network and `stat`, as answer or unsolicited; else null. */
export function parseRegistration(line: string): { network: Network; stat: number } | null {
  const match = /^\+(CREG|CEREG|C5GREG|CGREG):\s*(.*)$/i.exec(line);
  if (!match) return null;
  const values = fields(match[2]!);
  // An answer is `n,stat` or `n,stat,area,cell…`, unsolicited it is `stat` or `stat,area,cell…`.
  const isAnswer =
    values.length === 2 || (values.length > 3 && /^\d{1,3}$/.test(values[1]!) && !/^[^,]*,\s*"/.test(match[2]!));
  const stat = Number((isAnswer ? values[1] : values[0])?.trim() || Number.NaN);
  return Number.isInteger(stat) ? { network: match[1]!.toUpperCase() as Network, stat } : null;
}

/** Whether and where the modem is in a network, put together from answers and unsolicited lines. */
export class Registration {
  readonly #stats = new Map<Network, number>();
  #operator: string | null = null;

  /** Asks for unsolicited lines and for how it stands now. */
  async begin(channel: AtChannel): Promise<void> {
    for (const network of NETWORKS) {
      const taken = (await tryAsk(channel, `AT+${network}=2`)) ?? (await tryAsk(channel, `AT+${network}=1`));
      if (taken !== null) await this.#query(channel, network);
    }
  }

  /** Asks again on all networks that have ever answered. */
  async query(channel: AtChannel): Promise<void> {
    for (const network of [...this.#stats.keys()]) await this.#query(channel, network);
  }

  /** Takes an unsolicited line. @returns whether it was one of ours */
  take(line: string): boolean {
    const parsed = parseRegistration(line);
    if (parsed) this.#stats.set(parsed.network, parsed.stat);
    return parsed !== null;
  }

  /** The operator's name as the network gives it; asked once registered. */
  async readOperator(channel: AtChannel): Promise<void> {
    await tryAsk(channel, 'AT+COPS=3,0', { timeout: 'slow' });
    const lines = await tryAsk(channel, 'AT+COPS?', { timeout: 'slow' });
    this.#operator = /"([^"]+)"/.exec(lines?.join(' ') ?? '')?.[1] ?? null;
  }

  get operator(): string | null {
    return this.registered ? this.#operator : null;
  }

  /**
   * GPRS alone (CGREG) says nothing about SMS, so it decides only where nothing else is known. A modem that knows no
   * such command at all is believed to be registered: the network's answers will tell.
   */
  get status(): RegistrationStatus {
    const telling = [...this.#stats].filter(([network]) => network !== 'CGREG');
    const stats = telling.length > 0 ? telling : [...this.#stats];
    const found = stats.map(([, stat]) => STATUS[stat] ?? 'unknown');
    return RANK.find((status) => found.includes(status)) ?? 'unknown';
  }

  get registered(): boolean {
    return this.#stats.size === 0 || this.status === 'home' || this.status === 'roaming';
  }

  async #query(channel: AtChannel, network: Network): Promise<void> {
    for (const line of (await tryAsk(channel, `AT+${network}?`)) ?? []) this.take(line);
  }
}
