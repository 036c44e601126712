import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import type { Log } from '../../core/log.ts';
import type { MailMeter } from '../../core/mail-meter.ts';
import type { MailRouteRow, SmarthostRow } from '../../core/mail-routes.ts';
import type { Sealer } from '../../core/seal.ts';
import type { CapturedStore } from '../../core/stores.ts';
import type { TrustStore } from '../../core/trust.ts';
import type { MailParser } from '../parse/parser.ts';
import { CaptureCarrier } from './capture.ts';
import type { Carrier, CarrierEvents } from './carrier.ts';
import { Dialer, type DialPlan } from './dialer.ts';
import { DiscardCarrier } from './discard.ts';
import { ExchangerCarrier } from './exchangers.ts';
import { type DestinationLimits, Relay } from './relay.ts';
import type { HostResolver } from './resolve.ts';
import type { SmtpTimeouts } from './session.ts';
import { SmarthostCarrier } from './smarthosts.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface CarriersDeps {
  clock: Clock;
  events: EventBus;
  sealer: Sealer;
  captured: CapturedStore;
  parser: MailParser;
  resolver: HostResolver;
  trust: TrustStore;
  /** Our name in EHLO. */
  hostname: string;
  timeouts: SmtpTimeouts;
  waitingRoom: WaitingRoom;
  meter: MailMeter;
  log: Log;
}

/** The contexts a smarthost's secrets are sealed under. */
export const passwordContext = (smarthostId: string): string => `mail-route:${smarthostId}`;
export const keyContext = (smarthostId: string): string => `smarthost-key:${smarthostId}`;

const CONNECTIONS = 10;

/** Makes what stands behind each kind of route. */
export class Carriers {
  readonly #deps: CarriersDeps;

  constructor(deps: CarriersDeps) {
    this.#deps = deps;
  }

  make(row: MailRouteRow, events: CarrierEvents): Carrier {
    const { clock, captured, parser, events: bus, resolver, waitingRoom, meter, log } = this.#deps;
    const limits: DestinationLimits = { connections: row.connections ?? CONNECTIONS, perMinute: row.perMinute };
    switch (row.kind) {
      case 'capture':
        return new CaptureCarrier({ store: captured, bus, events, clock, parser });
      case 'discard':
        return new DiscardCarrier({ events, clock });
      case 'mx':
        return new ExchangerCarrier({
          ...{ clock, resolver, events, limits, waitingRoom, meter, log },
          dialer: this.exchangerDialer(row),
        });
      case 'smarthost': {
        const hosts = row.hosts.map((host) => ({
          id: host.id,
          relay: (told: CarrierEvents) => {
            const dialer = this.dialer(host);
            const open = dialer.open.bind(dialer, [host.host]);
            return new Relay({
              ...{ clock, open, limits, waitingRoom, meter, log },
              label: labelOf(host),
              events: told,
            });
          },
        }));
        return new SmarthostCarrier({ clock, events, hosts });
      }
    }
  }

  /** For one smarthost. */
  dialer(host: SmarthostRow): Dialer {
    const { port, tls, ca, fingerprint, username, password, clientCertificate, clientKey } = host;
    return this.#dialer({
      ...{ port, tls, ca, fingerprint },
      login: () => {
        if (username === null || password === null) return null;
        return { username, password: this.#open(password, passwordContext(host.id), 'The password') };
      },
      identity: () => {
        if (clientCertificate === null || clientKey === null) return null;
        const key = this.#open(clientKey, keyContext(host.id), 'The key of the client certificate');
        return { certificate: clientCertificate, key };
      },
    });
  }

  /** For the mail exchangers of any domain. */
  exchangerDialer({ port, tls, ca }: MailRouteRow): Dialer {
    return this.#dialer({ ...{ port, tls, ca }, fingerprint: null, login: () => null, identity: () => null });
  }

  #dialer(plan: DialPlan): Dialer {
    const { resolver, trust, clock, hostname, timeouts } = this.#deps;
    return new Dialer({ resolver, trust, clock, hello: hostname, timeouts }, plan);
  }

  #open(sealed: Buffer, context: string, what: string): string {
    try {
      return this.#deps.sealer.open(sealed, context).toString();
    } catch (cause) {
      throw new GatewayError('SEAL_BROKEN', `${what} of this mail route cannot be opened with this master key.`, {
        disposition: 'local',
        remedy: 'Enter it again, or start the gateway with the master key of this database.',
        cause,
      });
    }
  }
}

export function labelOf({ host, port }: { host: string; port: number }): string {
  return `${host}:${port}`;
}
