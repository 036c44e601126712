import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import type { Sealer } from '../../core/seal.ts';
import type { CapturedStore, MailRouteRow } from '../../core/stores.ts';
import { CaptureCarrier } from './capture.ts';
import type { Carrier, CarrierEvents } from './carrier.ts';
import { Dialer } from './dialer.ts';
import { ExchangerCarrier } from './exchangers.ts';
import { Relay } from './relay.ts';
import type { HostResolver } from './resolve.ts';
import type { Login, SmtpTimeouts } from './session.ts';
import type { TrustStore } from './trust.ts';

export interface CarriersDeps {
  clock: Clock;
  events: EventBus;
  sealer: Sealer;
  captured: CapturedStore;
  resolver: HostResolver;
  trust: TrustStore;
  /** Our name in EHLO. */
  hostname: string;
  timeouts: SmtpTimeouts;
}

/** The context a route's password is sealed under. */
export const passwordContext = (routeId: string): string => `mail-route:${routeId}`;

/** Makes what stands behind each kind of route. */
export class Carriers {
  readonly #deps: CarriersDeps;

  constructor(deps: CarriersDeps) {
    this.#deps = deps;
  }

  make(row: MailRouteRow, events: CarrierEvents): Carrier {
    const { clock, captured, events: bus, resolver } = this.#deps;
    switch (row.kind) {
      case 'capture':
        return new CaptureCarrier({ store: captured, events: bus, clock });
      case 'mx':
        return new ExchangerCarrier({ clock, resolver, dialer: this.dialer(row), events });
      case 'smarthost': {
        const dialer = this.dialer(row);
        const host = row.host ?? '';
        return new Relay({
          clock,
          label: `${host}:${row.port}`,
          open: (dialogue) => dialer.open([host], dialogue),
          events,
        });
      }
    }
  }

  dialer(row: MailRouteRow): Dialer {
    const { resolver, trust, clock, hostname, timeouts } = this.#deps;
    return new Dialer(
      { resolver, trust, clock, hello: hostname, timeouts },
      {
        port: row.port,
        tls: row.tls,
        ca: row.ca,
        login: () => this.#login(row),
      },
    );
  }

  #login({ id, username, password }: MailRouteRow): Login | null {
    if (username === null || password === null) return null;
    try {
      return { username, password: this.#deps.sealer.open(password, passwordContext(id)).toString() };
    } catch (cause) {
      throw new GatewayError('SEAL_BROKEN', 'The password of this mail route cannot be opened with this master key.', {
        disposition: 'local',
        remedy: 'Enter the password again, or start the gateway with the master key of this database.',
        cause,
      });
    }
  }
}
