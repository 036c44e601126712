import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { Acceptor } from '../core/ports.ts';
import type { PushRoomStores, PushRow } from '../core/push-stores.ts';
import type { Sealer } from '../core/seal.ts';
import type { DirectoryStore, PushStore, TemplateStore } from '../core/stores.ts';
import type { TokenDescriber } from '../directory/describe.ts';
import { Automatic } from './automatic.ts';
import { type BulkDeps, BulkRuns } from './bulk.ts';
import { tokenDescriber } from './describe.ts';
import { type EnrolDeps, Enrolments } from './enrol.ts';
import { ExpiryText } from './expiry.ts';
import { Follower } from './follow.ts';
import { MESSAGE_LIFETIMES } from './lifetimes.ts';
import { Links } from './link.ts';
import { LinkPages } from './link-pages.ts';
import { MessageTemplates } from './message-templates.ts';
import { OneTime } from './one-time.ts';
import { PushPolicies } from './policies.ts';
import { Preparation } from './prepare.ts';
import { type PushDeps, Pushes } from './push.ts';
import { QrCodes } from './qr.ts';
import { PushRenderer } from './render.ts';
import { PushSchedule } from './schedule.ts';
import { TemplateLibrary } from './template-library.ts';
import { Templates, type TemplatesDeps } from './templates.ts';
import { verifiedOutside } from './verified.ts';
import { WorkList } from './work-list.ts';

export interface PushRoomDeps {
  directory: DirectoryStore;
  pushes: PushStore;
  templates: TemplateStore;
  stores: PushRoomStores;
  sealer: Sealer;
  /** The outbox; it is handed `renderer`, and is asked only once something is pushed. */
  acceptor: Acceptor;
  messageState: PushDeps['messageState'];
  planSms: TemplatesDeps['planSms'];
  /** Modems that can send now, for the time that a bulk run needs. */
  modemsAtWork?: BulkDeps['modemsAtWork'];
  /** `web.publicUrl` */
  publicUrl: string | null;
  /** Where the web listens; asked when a link is made, after the start. */
  ownUrl(): string;
  /** `smtp.hostname`, else the system's. */
  hostname: string;
  /** IANA name; default the system's. */
  timeZone?: string;
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
  policies: PushPolicies;
  workList: WorkList;
  bulk: BulkRuns;
  /** A code of the token was checked outside its link. */
  verified(tokenId: string, actor: Actor): Promise<void>;
  messageTemplates: MessageTemplates;
  linkPages: LinkPages;
  /** For MFA servers, once there is a directory. */
  enrolments(deps: Pick<EnrolDeps, 'directory' | 'users'>): Enrolments;
  /** For the directory: warnings about apps, and the QR code for the screen. */
  describe: TokenDescriber;
  /** A QR code as a `data:` URL. */
  drawQr(text: string): string;
  /** Default templates; from here on pushes follow their messages. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What is due is done, and bulk runs go on; once the outbox takes messages. */
  work(): Promise<void>;
  rest(): Promise<void>;
  /** Resolves when all that was heard is written and all that is due is done. */
  idle(): Promise<void>;
}

export function createPush(deps: PushRoomDeps): PushRoom {
  const { directory, sealer, clock, bus, log, hostname, acceptor, pushes: store, stores } = deps;
  const { flow, tasks } = stores;
  const timeZone = deps.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const oneTime = new OneTime(deps);
  const qr = new QrCodes();
  const expiry = new ExpiryText(timeZone);
  const library = new TemplateLibrary(deps.templates, stores.templates);
  const onPlanned = () => schedule.wake();
  const onChange = () => schedule.sweepSoon();
  const policies = new PushPolicies({ store: stores.policies, directory, clock, timeZone, onChange });

  const shared = { directory, pushes: store, flow, sealer, oneTime, qr, expiry, clock, bus, log, hostname };
  const preparation = new Preparation({ ...shared, policies, templates: library, messageLifetime: MESSAGE_LIFETIMES });
  const templates = new Templates({ ...shared, store: deps.templates, acceptor, planSms: deps.planSms });
  const { messageState } = deps;
  const pushes = new Pushes({ ...shared, templates: library, preparation, acceptor, messageState, onPlanned });
  const { workList } = stores;
  const automatic = new Automatic({
    ...{ ...shared, tasks, workList, policies, preparation, acceptor, onPlanned },
    service: pushes,
  });
  const schedule: PushSchedule = new PushSchedule({
    ...{ tasks, clock, bus, log },
    run: (task) => automatic.run(task),
    sweep: () => automatic.sweep(),
  });
  const afterwards = new Set<Promise<void>>();
  const later = (work: Promise<void>, what: string) => {
    const done = work
      .catch((error: unknown) => log.error({ err: error }, `${what} failed`))
      .finally(() => afterwards.delete(done));
    afterwards.add(done);
  };
  const follower = new Follower({
    ...{ flow, clock, bus, log },
    onMoved: (moved) => later(automatic.onMoved(moved), 'looking after failed pushes'),
  });
  const onVerified = (tokenId: string, push: PushRow | null) =>
    later(automatic.onVerified(tokenId, push), 'after a verification');
  const links = new Links({ ...shared, onVerified: (push) => onVerified(push.tokenId, push) });
  const bulk = new BulkRuns({
    ...{ store: stores.bulk, service: pushes, clock, bus, log },
    modemsAtWork: deps.modemsAtWork ?? (async () => []),
  });
  return {
    renderer: new PushRenderer({ ...shared, templates: library }),
    ...{ pushes, links, templates, policies, bulk },
    verified: verifiedOutside({ pushes: store, clock, bus, onVerified }),
    workList: new WorkList({ store: workList, clock }),
    messageTemplates: new MessageTemplates({ ...shared, store: stores.templates, versions: deps.templates }),
    linkPages: new LinkPages({ store: stores.linkPages, directory, clock }),
    enrolments: (given) => new Enrolments({ ...given, policies, pushes, sealer, store: directory }),
    describe: tokenDescriber(qr),
    drawQr: (text) => qr.pngDataUrl(text),
    async start() {
      await templates.start();
      follower.start();
    },
    async stop() {
      await follower.stop();
      await Promise.all(afterwards);
    },
    async work() {
      await follower.catchUp();
      schedule.start();
      await bulk.open();
    },
    async rest() {
      await bulk.close();
      await schedule.stop();
    },
    async idle() {
      await follower.settled();
      await Promise.all(afterwards);
      await schedule.idle();
    },
  };
}
