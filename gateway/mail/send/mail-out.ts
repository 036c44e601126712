import type { Clock } from '../../core/clock.ts';
import type { EventBus } from '../../core/events.ts';
import type { Sealer } from '../../core/seal.ts';
import type { CapturedStore, MailRouteStore } from '../../core/stores.ts';
import { CapturedMails } from './captured.ts';
import { Carriers } from './carriers.ts';
import { HostResolver } from './resolve.ts';
import { RouteTable } from './route-table.ts';
import { MailRoutes } from './routes.ts';
import { MailSender } from './sender.ts';
import { SMTP_TIMEOUTS, type SmtpTimeouts } from './session.ts';
import { RouteTester } from './test-route.ts';
import { TrustStore } from './trust.ts';

export interface MailOutDeps {
  routes: MailRouteStore;
  captured: CapturedStore;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  /** Our name in EHLO. */
  hostname: string;
  /** Deliveries under way at once. */
  concurrency?: number;
  /** Name servers for MX records; absent = the system's. */
  nameServers?: string[];
  timeouts?: Partial<SmtpTimeouts>;
}

export interface MailOut {
  sender: MailSender;
  routes: MailRoutes;
  captured: CapturedMails;
}

/** The whole room, put together. `routes.start()` brings the stored routes into effect, `routes.stop()` hangs up. */
export function createMailOut(deps: MailOutDeps): MailOut {
  const { clock, events, sealer, captured, hostname } = deps;
  const resolver = new HostResolver(deps.nameServers ? { clock, nameServers: deps.nameServers } : { clock });
  const trust = new TrustStore();
  const timeouts = { ...SMTP_TIMEOUTS, ...deps.timeouts };
  const carriers = new Carriers({ clock, events, sealer, captured, resolver, trust, hostname, timeouts });
  const table = new RouteTable({ clock, events, carrier: (row, told) => carriers.make(row, told) });
  const tester = new RouteTester({ clock, resolver, dialer: (row) => carriers.dialer(row) });
  return {
    sender: new MailSender({ table, clock, ...(deps.concurrency ? { concurrency: deps.concurrency } : {}) }),
    routes: new MailRoutes({ store: deps.routes, table, tester, sealer, events, clock }),
    captured: new CapturedMails(captured),
  };
}
