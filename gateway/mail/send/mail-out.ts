import type { BounceSink, BounceStore } from '../../core/bounces.ts';
import type { Clock } from '../../core/clock.ts';
import type { DkimStore } from '../../core/dkim.ts';
import type { EventBus } from '../../core/events.ts';
import type { Log } from '../../core/log.ts';
import { type MailMeter, silentMeter } from '../../core/mail-meter.ts';
import type { HostStore, MailRouteStore } from '../../core/mail-routes.ts';
import type { NoticeStore, NoticeWishes, PostmasterStore } from '../../core/notices.ts';
import type { BodyStore, StateChange } from '../../core/outbox-store.ts';
import type { Acceptor } from '../../core/ports.ts';
import type { Sealer } from '../../core/seal.ts';
import type { CapturedStore } from '../../core/stores.ts';
import { TrustStore } from '../../core/trust.ts';
import { MailParser } from '../parse/parser.ts';
import { CapturedMails } from './captured.ts';
import { Carriers } from './carriers.ts';
import { DkimKeys } from './dkim/keys.ts';
import { DkimSigner } from './dkim/signer.ts';
import { Hosts } from './hosts.ts';
import type { NoticeConfig } from './notices/config.ts';
import { createNotices } from './notices/create.ts';
import type { PostmasterBox } from './notices/postmaster.ts';
import { HostResolver } from './resolve.ts';
import { RouteTable } from './route-table.ts';
import { MailRoutes } from './routes.ts';
import { MailSender } from './sender.ts';
import { SMTP_TIMEOUTS, type SmtpTimeouts } from './session.ts';
import { RouteTester } from './test-route.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface MailOutDeps {
  stores: {
    mailRoutes: MailRouteStore;
    hosts: HostStore;
    captured: CapturedStore;
    dkim: DkimStore;
    notices: NoticeStore;
    bounces: BounceStore;
    postmaster: PostmasterStore;
  };
  bodies: Pick<BodyStore, 'read'>;
  /** The outbox, which is made after this room. */
  outbox(): Acceptor & { changed(changes: readonly StateChange[]): void };
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  log: Log;
  /** Our name in EHLO, and that of the mail system in notices. */
  hostname: string;
  meter?: MailMeter;
  /** Deliveries under way at once. */
  concurrency?: number;
  /** Name servers for MX records; absent = the system's. */
  nameServers?: string[];
  timeouts?: Partial<SmtpTimeouts>;
}

export interface MailOut {
  sender: MailSender;
  routes: MailRoutes;
  /** For the web. */
  services: {
    mailRoutes: MailRoutes;
    hosts: Hosts;
    dkim: DkimKeys;
    captured: CapturedMails;
    notices: NoticeConfig;
    postmaster: PostmasterBox;
  };
  /** For the doors in: bounces of what was written here. */
  bounces: BounceSink;
  /** For the outbox. */
  wishes: NoticeWishes;
  /** Brings what is stored into effect. */
  start(): Promise<void>;
  /** Writes no more notices, and hangs up. */
  stop(): Promise<void>;
}

/** The whole room, put together. */
export function createMailOut(deps: MailOutDeps): MailOut {
  const { stores, clock, events, sealer, hostname, log, concurrency, meter = silentMeter } = deps;
  const resolver = new HostResolver(deps.nameServers ? { clock, nameServers: deps.nameServers } : { clock });
  const trust = new TrustStore();
  const timeouts = { ...SMTP_TIMEOUTS, ...deps.timeouts };
  const parser = new MailParser();
  const waitingRoom = new WaitingRoom(() => sender.roomGrew());
  const carriers = new Carriers({
    ...{ clock, events, sealer, resolver, trust, hostname, timeouts, waitingRoom, meter, log },
    ...{ captured: stores.captured, parser },
  });
  const table = new RouteTable({ clock, events, carrier: (row, told) => carriers.make(row, told) });
  const tester = new RouteTester({ clock, resolver, carriers });
  const hosts = new Hosts({ store: stores.hosts, resolver, clock });
  const keys = new DkimKeys({ store: stores.dkim, sealer, resolver, clock });
  const notices = createNotices({
    ...{ ...stores, bodies: deps.bodies, sealer, events, clock, log, hostname, meter, parser },
    acceptor: { accept: (drafts) => deps.outbox().accept(drafts) },
    onChange: (changes) => deps.outbox().changed(changes),
  });
  const { envelopeSender } = notices;
  const sender: MailSender = new MailSender({
    ...{ table, clock, waitingRoom, meter, log, signer: new DkimSigner({ clock, keys }), envelopeSender },
    ...(concurrency && { concurrency }),
  });
  const routes = new MailRoutes({ store: stores.mailRoutes, table, tester, hosts, keys, sealer, events, clock });
  return {
    sender,
    routes,
    services: {
      ...{ mailRoutes: routes, hosts, dkim: keys, captured: new CapturedMails(stores.captured, parser) },
      ...{ notices: notices.settings, postmaster: notices.box },
    },
    bounces: notices.sink,
    wishes: notices.wishes,
    async start() {
      await routes.start();
      await notices.start();
    },
    async stop() {
      await notices.stop();
      routes.stop();
      await parser.close();
    },
  };
}
