import { hostname as systemHostname } from 'node:os';
import { join } from 'node:path';
import { EventBus } from './core/events.ts';
import { Lifecycle, type Part } from './core/lifecycle.ts';
import type { Log } from './core/log.ts';
import type { ModemInput } from './core/model/gateways.ts';
import type { ModemService } from './core/services.ts';
import { createDirectory } from './directory/directory.ts';
import { createIdentity } from './directory/identity.ts';
import { normaliseMobile } from './directory/mobile.ts';
import { createInbound } from './inbound/create.ts';
import { balances } from './jobs/balances.ts';
import { Health } from './jobs/health.ts';
import { MailOutMetrics } from './jobs/mail-out-metrics.ts';
import { Metrics } from './jobs/metrics.ts';
import { postmasterBox } from './jobs/postmaster-box.ts';
import { retention } from './jobs/retention.ts';
import { Schedule } from './jobs/schedule.ts';
import { syncs } from './jobs/syncs.ts';
import { createMailIn } from './mail/receive/mail-in.ts';
import { createMailOut } from './mail/send/mail-out.ts';
import type { MailRoutes } from './mail/send/routes.ts';
import { openStore } from './open-store.ts';
import { StoredContent } from './outbox/content.ts';
import { Expiry } from './outbox/expiry.ts';
import { Outbox } from './outbox/outbox.ts';
import { QueueActions } from './outbox/queue-actions.ts';
import { stateOf } from './outbox/state-of.ts';
import { Worker } from './outbox/worker.ts';
import { createPush } from './push/create.ts';
import type { Settings } from './settings/schema.ts';
import { SHIPPED_PROFILES, SHIPPED_UI } from './settings/shipped.ts';
import { createSms } from './sms/create.ts';
import { planSms } from './sms/pdu/split.ts';
import { Bodies } from './store/bodies.ts';
import { Fresh } from './store/fresh.ts';
import { Inbox } from './store/inbox.ts';
import { lockInstance } from './store/instance-lock.ts';
import { Ledger } from './store/ledger.ts';
import { mailInStores } from './store/mail-in.ts';
import { MessageStore } from './store/messages.ts';
import { createAccess, ensureFirstAdmin } from './web/access.ts';
import * as passwords from './web/password.ts';
import { WebServer } from './web/server.ts';
import { createWebhooks } from './webhooks/create.ts';

export interface AppOptions {
  settings: Settings;
  log: Log;
  version: string;
}

export interface Started {
  /** Of the console. */
  url: string;
  /** host:port of each SMTP listener. */
  smtp: string[];
  /** Made at the very first start, to be shown once; else null. */
  firstPassword: string | null;
}

export interface App {
  /** Opens every door, the web last. @throws GatewayError; what was opened is closed again */
  start(): Promise<Started>;
  /** @param graceMs for submits in flight  @returns whether every part stopped without an error */
  stop(graceMs: number): Promise<boolean>;
}

const DEMO_MODEM: ModemInput = { name: 'Simulator', port: 'simulator', profile: null, enabled: true };

/** While nothing else is configured: a simulated modem, and mail is captured. */
async function setUpDemo(modems: ModemService, routes: MailRoutes): Promise<void> {
  if ((await modems.list()).length === 0) await modems.create(DEMO_MODEM);
  if ((await routes.list()).length === 0) await routes.ensureCapture();
}

/** Builds the house: the only place that knows everybody. Opens the database; nothing runs before `start()`. */
export async function createApp({ settings, log, version }: AppOptions): Promise<App> {
  const { clock, sealer, db, stores } = await openStore(settings, log.child({ part: 'store' }));
  const events = new EventBus((error) => log.error({ err: error }, 'A listener of live events failed.'));
  const hostname = settings.smtp.hostname ?? systemHostname();
  const node = systemHostname();
  let url = '';
  let graceMs = 0;

  const normalizeMobile = (text: string) => normaliseMobile(text, settings.sms.defaultCountry, 'to');

  const { resendUncertainMinutes: minutes } = settings.sms;
  const policy = { optOuts: stores.optOuts, resendUncertainMs: minutes === null ? null : minutes * 60_000 };

  const fresh = new Fresh();
  const store = new MessageStore({ db, sealer, clock, fresh, ...policy });
  const bodies = new Bodies({ db, sealer, fresh });
  const inbox = new Inbox({ db, sealer, events });
  const mailOut = new MailOutMetrics();
  const mail = createMailOut({
    ...{ stores, bodies, outbox: () => outbox, sealer, events, clock, hostname, meter: mailOut },
    log: log.child({ part: 'mail' }),
  });
  const ledger = new Ledger({ db, clock, onChange: (changes) => outbox.changed(changes) });
  const sms = await createSms({
    store: stores.modems,
    ...{ sims: stores.sims, signal: stores.signal, routes: stores.smsRoutes },
    ledger,
    inbound: inbox,
    reports: { report: (report) => outbox.report(report) },
    sealer,
    events,
    clock,
    log: log.child({ part: 'sms' }),
    profiles: { shipped: SHIPPED_PROFILES, own: join(settings.dataDir, 'firmware-profiles') },
    simulator: settings.demo,
  });
  const senders = [mail.sender, sms.sender];
  const outbox: Outbox = new Outbox({
    ...{ store, clock, events, senders, normalizeMobile, optOuts: stores.optOuts, wishes: mail.wishes },
  });
  const onChange = outbox.changed.bind(outbox);
  const queueActions = new QueueActions({ store: stores.queueActions, clock, log, onChange });
  const push = createPush({
    directory: stores.directory,
    pushes: stores.pushes,
    templates: stores.templates,
    stores: stores.push,
    modemsAtWork: sms.modemsAtWork,
    sealer,
    acceptor: outbox,
    messageState: (id) => stateOf(outbox, id),
    planSms,
    publicUrl: settings.web.publicUrl,
    ownUrl: () => url,
    hostname,
    clock,
    bus: events,
    log: log.child({ part: 'push' }),
  });
  const directory = createDirectory({
    ...{ store: stores.directory, pushes: stores.pushes, sealer, events, clock },
    describe: push.describe,
  });
  const identity = createIdentity({
    ...{ store: stores.sources, users: stores.userBatch, directory: stores.directory, pushes: stores.pushes },
    ...{ sealer, events, clock, node, onVerified: push.verified, log: log.child({ part: 'directory' }) },
  });
  const hooks = createWebhooks({
    ...{ store: stores.webhooks, pushes: push.pushes, sealer, clock, bus: events },
    log: log.child({ part: 'webhooks' }),
  });
  const common = { store, clock, node, onChange, ...policy };
  const renderer = new StoredContent({
    bodies,
    push: push.renderer,
    own: { hostname, mailbox: { name: 'Push Token gateway', address: `gateway@${hostname}` } },
  });
  const workers = senders.map(
    (sender) =>
      new Worker({ ...common, sender, renderer, log: log.child({ part: 'outbox', channel: sender.channel }) }),
  );
  const expiry = new Expiry({ ...common, log: log.child({ part: 'outbox' }) });
  senders.forEach(({ channel }, index) => {
    outbox.movedBy(channel, workers[index]!);
  });
  outbox.onQueued((expiresAt) => expiry.expect(expiresAt));
  const inbound = createInbound({
    ...{ inbox, stores, outbox, hostname, sealer, events, clock, normalizeMobile },
    replyDomain: () => mailIn.replyDomain(),
    log: log.child({ part: 'inbound' }),
  });
  const access = createAccess({ ...stores, sealer, clock });
  const mailIn = createMailIn({
    listeners: settings.smtp.listeners,
    ...{ hostname, sealer, events, clock, normalizeMobile, bodies, acceptor: outbox, bounces: mail.bounces },
    stores: mailInStores(db),
    authenticate: (username, password, ip) => access.apiKeys.authenticateSmtp(username, password, ip),
    passwords: { hash: passwords.hashPassword, fits: passwords.passwordFits, random: passwords.randomPassword },
    disk: {
      path: db.dialect === 'sqlite' ? settings.dataDir : null,
      reserve: settings.smtp.diskReserveMb * 1024 * 1024,
    },
    log: log.child({ part: 'smtp' }),
  });
  const metrics = new Metrics({
    events,
    counts: () => outbox.counts(clock.now()),
    commits: () => db.counts(),
    now: () => clock.now(),
    ...{ mailIn: () => mailIn.counts(), mailOut },
  });
  const health = new Health({
    version,
    clock,
    dataDir: settings.dataDir,
    web: { isHttps: settings.web.tls !== null, host: settings.web.host, publicUrl: settings.web.publicUrl },
    modems: sms.pool,
    ...{ sims: sms.sims, readings: sms.readings },
    mailRoutes: mail.routes,
    ...{ directory: stores.directory, sources: identity.sources },
    counts: (since) => outbox.counts(since),
    metrics,
  });
  const schedule = new Schedule({
    jobs: [
      retention({
        outbox: store,
        bodies,
        inbox,
        admins: stores.admins,
        audit: stores.auditChain,
        clock,
        log,
        ...settings.retention,
      }),
      postmasterBox({ postmaster: stores.postmaster, clock, ...settings.retention }),
      balances(sms.sims),
      syncs(identity.sources),
    ],
    log: log.child({ part: 'jobs' }),
  });
  const web = new WebServer({
    settings: settings.web,
    version,
    uiDir: SHIPPED_UI,
    clock,
    log: log.child({ part: 'web' }),
    bus: events,
    access,
    ...{ directory, ...identity },
    outbox,
    push: push.pushes,
    ...{ pushDesk: push, webhooks: hooks.webhooks, drawQr: push.drawQr },
    enrolments: push.enrolments({ directory, users: stores.userBatch }),
    templates: push.templates,
    links: push.links,
    modems: sms.pool,
    ...{ sims: sms.sims, smsRoutes: sms.routes, readings: sms.readings },
    simulator: () => sms.simulator,
    ...{ ...mail.services, queueActions, mailIn: mailIn.services },
    inbox,
    forwarding: inbound.forwarding,
    optOuts: inbound.optOuts,
    status: health,
  });

  let firstPassword: string | null = null;
  let release: (() => Promise<void>) | null = null;
  const parts: Part[] = [
    { name: 'store', stop: () => db.close() },
    {
      name: 'instance lock',
      start: async () => {
        // Several gateways may share PostgreSQL: there the leases keep them apart.
        if (db.dialect === 'sqlite') release = await lockInstance(settings.dataDir);
      },
      stop: () => release?.(),
    },
    {
      name: 'first start',
      start: async () => {
        firstPassword = await ensureFirstAdmin(access, settings.admin);
      },
    },
    { name: 'metrics', start: () => metrics.start(), stop: () => metrics.stop() },
    { name: 'push', start: () => push.start(), stop: () => push.stop() },
    { name: 'outbox', start: () => outbox.start(), stop: () => queueActions.close() },
    { name: 'mail', start: () => mail.start(), stop: () => mail.stop() },
    { name: 'modems', start: () => sms.start(), stop: () => sms.stop() },
    { name: 'demo', start: () => settings.demo && setUpDemo(sms.pool, mail.routes) },
    { name: 'expiry', start: () => expiry.start(), stop: () => expiry.stop() },
    ...workers.map((worker) => ({ name: 'worker', start: () => worker.start(), stop: () => worker.stop(graceMs) })),
    { name: 'inbound', start: () => inbound.start(), stop: () => inbound.stop() },
    hooks,
    { name: 'push work', start: () => push.work(), stop: () => push.rest() },
    { name: 'sources', start: () => identity.sources.start(), stop: () => identity.sources.stop() },
    { name: 'schedule', start: () => schedule.start(), stop: () => schedule.stop() },
    { name: 'smtp', start: () => mailIn.start(), stop: () => mailIn.stop() },
    {
      name: 'web',
      start: async () => {
        url = await web.start();
      },
      stop: () => web.stop(),
    },
  ];
  const life = new Lifecycle(log);
  return {
    async start() {
      await life.start(parts);
      health.setReady(null);
      return { url, smtp: mailIn.addresses(), firstPassword };
    },
    stop(grace) {
      graceMs = grace;
      health.setReady('The gateway is stopping.');
      return life.stop();
    },
  };
}
