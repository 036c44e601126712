import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { Acceptor } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { DirectoryStore, PushStore, TemplateStore } from '../core/stores.ts';
import type { TokenDescriber } from '../directory/describe.ts';
import { tokenDescriber } from './describe.ts';
import { ExpiryText } from './expiry.ts';
import { Links } from './link.ts';
import { OneTime } from './one-time.ts';
import { DEFAULT_LIFETIMES, type Lifetimes, type PushDeps, Pushes } from './push.ts';
import { QrCodes } from './qr.ts';
import { PushRenderer } from './render.ts';
import { TemplateLibrary } from './template-library.ts';
import { Templates, type TemplatesDeps } from './templates.ts';

export interface PushRoomDeps {
  directory: DirectoryStore;
  pushes: PushStore;
  templates: TemplateStore;
  sealer: Sealer;
  /** The outbox; it is handed `renderer`, and is asked only once something is pushed. */
  acceptor: Acceptor;
  messageState: PushDeps['messageState'];
  planSms: TemplatesDeps['planSms'];
  /** `web.publicUrl` */
  publicUrl: string | null;
  /** Where the web listens; asked when a link is made, after the start. */
  ownUrl(): string;
  /** `smtp.hostname`, else the system's. */
  hostname: string;
  /** IANA name; default the system's. */
  timeZone?: string;
  lifetimes?: Lifetimes;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

/** The room in one piece: what app.ts ties to the outbox (renderer), the web and the directory (describe). */
export interface PushRoom {
  renderer: PushRenderer;
  pushes: Pushes;
  links: Links;
  templates: Templates;
  /** For the directory: warnings about apps, and the QR code for the screen. */
  describe: TokenDescriber;
  /** Default templates, and pushes follow their messages from here on. */
  start(): Promise<void>;
  stop(): void;
}

export function createPush(deps: PushRoomDeps): PushRoom {
  const { directory, sealer, clock, bus, log, hostname, acceptor, lifetimes = DEFAULT_LIFETIMES } = deps;
  const oneTime = new OneTime(deps);
  const qr = new QrCodes();
  const expiry = new ExpiryText(deps.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const library = new TemplateLibrary(deps.templates);
  const shared = { directory, pushes: deps.pushes, sealer, oneTime, qr, expiry, clock, bus, log, lifetimes, hostname };
  const templates = new Templates({ ...shared, store: deps.templates, acceptor, planSms: deps.planSms });
  const pushes = new Pushes({ ...shared, templates: library, acceptor, messageState: deps.messageState });
  let unfollow: (() => void) | null = null;
  return {
    renderer: new PushRenderer({ ...shared, templates: library }),
    pushes,
    links: new Links(shared),
    templates,
    describe: tokenDescriber(qr),
    async start() {
      await templates.start();
      unfollow ??= pushes.follow(bus);
    },
    stop() {
      unfollow?.();
      unfollow = null;
    },
  };
}
