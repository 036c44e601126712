import type { BounceSink } from '../../core/bounces.ts';
import type { Clock } from '../../core/clock.ts';
import type { EventBus } from '../../core/events.ts';
import type { Log } from '../../core/log.ts';
import type { MailInCounts, MailInServices, MailInStores } from '../../core/mail-in.ts';
import type { RefusalReason } from '../../core/model/mail-in.ts';
import type { Acceptor, BodyWriter } from '../../core/ports.ts';
import type { Sealer } from '../../core/seal.ts';
import { MailParser } from '../parse/parser.ts';
import { type Passwords, RelayAccounts } from './accounts.ts';
import { OwnAuthority } from './authority.ts';
import { Bans } from './bans.ts';
import { Credentials, type LoginCheck } from './credentials.ts';
import { DiskGuard } from './disk.ts';
import { Intake } from './intake.ts';
import { LegacyClients } from './legacy-clients.ts';
import { Listeners } from './listeners.ts';
import { MailRate } from './rate.ts';
import type { SettingsListener } from './settings-listener.ts';
import { SmsRules } from './sms-rules.ts';

export interface MailInDeps {
  /** Those of the settings file. */
  listeners: readonly SettingsListener[];
  /** Our name in greeting, EHLO, Received and Message-ID. */
  hostname: string;
  stores: MailInStores;
  sealer: Sealer;
  acceptor: Acceptor;
  bodies: BodyWriter;
  /** Bounces of mails that were written here; absent = they are not taken. */
  bounces?: BounceSink;
  /** API keys. */
  authenticate: LoginCheck;
  passwords: Passwords;
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
  /** A folder on the disk that mails are stored on, null = not ours to watch; octets that stay free on it. */
  disk: { path: string | null; reserve: number };
  events: EventBus;
  clock: Clock;
  log: Log;
}

export interface MailIn {
  services: MailInServices;
  /** The domain that answers to texts are addressed to; null while there is none. */
  replyDomain(): string | null;
  counts(): MailInCounts;
  /** Opens every listener, or none. @returns `host:port` of each  @throws GatewayError LISTENER_FAILED, LISTENER_CERTIFICATE */
  start(): Promise<string[]>;
  /** `host:port` of each listener that is open. */
  addresses(): string[];
  /** Takes no new client, and gives mails on their way a moment. */
  stop(): Promise<void>;
}

/** The whole room, put together. */
export function createMailIn(deps: MailInDeps): MailIn {
  const { stores, sealer, clock, log, hostname, events, passwords, authenticate, normalizeMobile } = deps;
  const disk = new DiskGuard({ ...deps.disk, clock, log });
  const own = deps.bounces && { bounces: deps.bounces };
  const parser = new MailParser();
  const intake = new Intake({
    acceptor: deps.acceptor,
    bodies: deps.bodies,
    disk,
    parser,
    clock,
    log,
    hostname,
    ...own,
  });
  const sms = new SmsRules({ store: stores.mailToSms, clock, normalizeMobile });
  const bans = new Bans({ stores, clock, log });
  const legacy = new LegacyClients({ store: stores.legacyClients, clock });
  const accounts = new RelayAccounts({ store: stores.accounts, passwords, clock, log });
  const credentials = new Credentials({ accounts, authenticate, passwords, clock });
  const authority = new OwnAuthority({ store: stores.certificates, sealer, hostname, clock, log });
  const judges = { sms, bans, credentials, legacy, rate: new MailRate(clock), disk, log, ...own };
  const listeners = new Listeners({
    ...{ settings: deps.listeners, store: stores.listeners, hostname, intake, judges, authority, events, clock, log },
  });
  return {
    services: {
      ...{ listeners, relayAccounts: accounts, smtpBans: bans, legacyClients: legacy },
      ...{ mailToSms: sms, relayAuthority: authority },
    },
    replyDomain: () => sms.replyDomain(),
    counts: () => countsOf(listeners, bans),
    addresses: () => listeners.addresses(),
    async start() {
      await Promise.all([sms.load(), bans.load(), legacy.load(), accounts.load(), disk.look()]);
      await listeners.start();
      return listeners.addresses();
    },
    async stop() {
      await listeners.stop();
      await parser.close();
      authority.stop();
      await bans.settled();
    },
  };
}

function countsOf(listeners: Listeners, bans: Bans): MailInCounts {
  const sum = { open: 0, connections: 0, accepted: 0, octets: 0, logins: 0, loginFailures: 0 };
  const refused = new Map<RefusalReason, number>();
  for (const counters of listeners.counters()) {
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counters[name];
    for (const [reason, count] of counters.refused.counts) refused.set(reason, (refused.get(reason) ?? 0) + count);
  }
  return { ...sum, bans: bans.imposed, refused };
}
