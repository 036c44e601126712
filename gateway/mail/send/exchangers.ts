import type { Clock } from '../../core/clock.ts';
import { asGatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MailMeter } from '../../core/mail-meter.ts';
import { wireAddress } from './address.ts';
import type { Carrier, CarrierEvents, Mail, Readiness, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import type { Dialer } from './dialer.ts';
import { Dialogue } from './dialogue.ts';
import { type DestinationLimits, Relay } from './relay.ts';
import type { HostResolver } from './resolve.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface ExchangersDeps {
  clock: Clock;
  resolver: HostResolver;
  dialer: Dialer;
  events: CarrierEvents;
  /** Of each domain. */
  limits: DestinationLimits;
  waitingRoom: WaitingRoom;
  meter: MailMeter;
  log: Log;
}

const MAX_DOMAINS = 200;

/**
 * Straight to each domain's mail exchangers, best first (RFC 5321, 5.1). Every domain has its own connections and its
 * own circuit, so one that is dead holds up no other.
 */
export class ExchangerCarrier implements Carrier {
  readonly #deps: ExchangersDeps;
  readonly #relays = new Map<string, Relay>();

  constructor(deps: ExchangersDeps) {
    this.#deps = deps;
  }

  readiness(): Readiness {
    return { takes: 'all', why: null };
  }

  async deliver(mail: Mail, signal: AbortSignal): Promise<Results> {
    const groups = new Map<string, string[]>();
    for (const recipient of mail.recipients) {
      const domain = wireAddress(recipient)?.domain ?? '';
      groups.set(domain, [...(groups.get(domain) ?? []), recipient]);
    }
    const results = await Promise.all(
      [...groups].map(([domain, recipients]) => this.#toDomain(domain, { ...mail, recipients }, signal)),
    );
    return new Map(results.flatMap((some) => [...some]));
  }

  close(): void {
    for (const relay of this.#relays.values()) relay.close();
  }

  async #toDomain(domain: string, mail: Mail, signal: AbortSignal): Promise<Results> {
    const known = this.#relays.get(domain);
    if (known) return known.deliver(mail, signal);
    try {
      // Asked before the first connection, so that "no such domain" is the mail's fault and opens no circuit.
      await this.#deps.resolver.exchangers(domain);
    } catch (thrown) {
      const error = asGatewayError(thrown, 'DNS_FAILED');
      if (error.disposition === 'local') this.#deps.events.health(error);
      const dialogue = new Dialogue(this.#deps.clock);
      dialogue.remark(error.message);
      return sameForAll(mail.recipients, { via: null, response: null, dialogue: dialogue.lines(), error });
    }
    return this.#relayTo(domain).deliver(mail, signal);
  }

  #relayTo(domain: string): Relay {
    const { clock, resolver, dialer, events, limits, waitingRoom, meter, log } = this.#deps;
    const known = this.#relays.get(domain);
    if (known) return known;
    if (this.#relays.size >= MAX_DOMAINS) {
      for (const [name, relay] of this.#relays) if (relay.unused) this.#relays.delete(name);
    }
    const relay = new Relay({
      ...{ clock, limits, waitingRoom, meter, log },
      label: domain,
      open: async (dialogue) => {
        const { hosts, implicit } = await resolver.exchangers(domain);
        dialogue.remark(
          implicit ? `${domain} has no MX record: the domain itself.` : `MX of ${domain}: ${hosts.join(', ')}.`,
        );
        return dialer.open(hosts, dialogue);
      },
      // One dead domain of many is no fault of the route; each message tells it.
      events: { changed: events.changed, health: (error) => error === null && events.health(null) },
    });
    this.#relays.set(domain, relay);
    return relay;
  }
}
