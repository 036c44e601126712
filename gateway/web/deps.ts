import type { Clock } from '../core/clock.ts';
import type { DkimService } from '../core/dkim.ts';
import type { EventBus } from '../core/events.ts';
import type { ForwardingService, OptOutService } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { MailInServices } from '../core/mail-in.ts';
import type { HostService } from '../core/mail-routes.ts';
import type { NoticeService, PostmasterService } from '../core/notices.ts';
import type { EnrolService, PushDesk } from '../core/push-services.ts';
import type { QueueActionService } from '../core/queue-actions.ts';
import type {
  CapturedService,
  DirectoryService,
  InboxService,
  LinkService,
  MailRouteService,
  ModemService,
  OutboxService,
  PushService,
  SimulatorService,
  StatusService,
  TemplateService,
} from '../core/services.ts';
import type { ModemReadings, SimService, SmsRouteService } from '../core/sims.ts';
import type { ImportService, SeedService, SourceService } from '../core/sources.ts';
import type { WebhookService } from '../core/webhooks.ts';
import type { Access } from './access.ts';

/** How the web is reached; the `web` part of the settings. */
export interface WebSettings {
  host: string;
  /** 0 = any free port. */
  port: number;
  /** PEM file paths. */
  tls: { cert: string; key: string } | null;
  /** CIDR blocks of reverse proxies whose X-Forwarded-For and -Proto are believed. */
  trustProxy: string[];
  /** `/api/v1/sms` takes the API key from the query, too. */
  smsKeyInQuery: boolean;
}

/** Everything the web is handed by app.ts. */
export interface WebDeps {
  settings: WebSettings;
  /** Of the program, for the OpenAPI document. */
  version: string;
  /** Folder of the built admin UI (index.html, assets/); null = none is served. */
  uiDir: string | null;
  clock: Clock;
  log: Log;
  bus: EventBus;
  /** Admins, sessions, API keys and the audit log: `createAccess()`. */
  access: Access;
  directory: DirectoryService;
  sources: SourceService;
  imports: ImportService;
  seeds: SeedService;
  outbox: OutboxService;
  push: PushService;
  /** Policies, templates, link pages, bulk runs and the work list. */
  pushDesk: PushDesk;
  enrolments: EnrolService;
  webhooks: WebhookService;
  templates: TemplateService;
  links: LinkService;
  modems: ModemService;
  sims: SimService;
  smsRoutes: SmsRouteService;
  /** Signal over time, network clocks. */
  readings: ModemReadings;
  /** null while no simulated modem is configured. */
  simulator(): SimulatorService | null;
  mailRoutes: MailRouteService;
  hosts: HostService;
  dkim: DkimService;
  notices: NoticeService;
  postmaster: PostmasterService;
  queueActions: QueueActionService;
  captured: CapturedService;
  /** Listeners, relay accounts, bans, old devices, mail to SMS. */
  mailIn: MailInServices;
  inbox: InboxService;
  forwarding: ForwardingService;
  optOuts: OptOutService;
  status: StatusService;
  /** A QR code as a `data:` URL. */
  drawQr(text: string): string;
  /** Answers that do not fit their schema become errors: for tests and development, not for the hot path. */
  checkAnswers?: boolean;
}
