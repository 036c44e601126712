import type { Clock } from '../../core/clock.ts';
import type { EventBus } from '../../core/events.ts';
import type { HostStore, MailRouteStore } from '../../core/mail-routes.ts';
import type { Sealer } from '../../core/seal.ts';
import type { CapturedStore } from '../../core/stores.ts';
import { TrustStore } from '../../core/trust.ts';
import { CapturedMails } from './captured.ts';
import { Carriers } from './carriers.ts';
import { Hosts } from './hosts.ts';
import { HostResolver } from './resolve.ts';
import { RouteTable } from './route-table.ts';
import { MailRoutes } from './routes.ts';
import { MailSender } from './sender.ts';
import { SMTP_TIMEOUTS, type SmtpTimeouts } from './session.ts';
import { RouteTester } from './test-route.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface MailOutDeps {
  routes: MailRouteStore;
  hosts: HostStore;
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
  hosts: Hosts;
  captured: CapturedMails;
}

/** The whole room, put together. `routes.start()` brings what is stored into effect, `routes.stop()` hangs up. */
export function createMailOut(deps: MailOutDeps): MailOut {
  const { clock, events, sealer, captured, hostname } = deps;
  const resolver = new HostResolver(deps.nameServers ? { clock, nameServers: deps.nameServers } : { clock });
  const trust = new TrustStore();
  const timeouts = { ...SMTP_TIMEOUTS, ...deps.timeouts };
  const waitingRoom = new WaitingRoom(() => sender.roomGrew());
  const carriers = new Carriers({ clock, events, sealer, captured, resolver, trust, hostname, timeouts, waitingRoom });
  const table = new RouteTable({ clock, events, carrier: (row, told) => carriers.make(row, told) });
  const tester = new RouteTester({ clock, resolver, carriers });
  const hosts = new Hosts({ store: deps.hosts, resolver, clock });
  const { concurrency } = deps;
  const sender: MailSender = new MailSender({ table, clock, waitingRoom, ...(concurrency ? { concurrency } : {}) });
  return {
    sender,
    routes: new MailRoutes({ store: deps.routes, table, tester, hosts, sealer, events, clock }),
    hosts,
    captured: new CapturedMails(captured),
  };
}
