import type { Actor } from './actor.ts';
import type {
  LegacyClient,
  LegacyClientInput,
  Listener,
  ListenerInput,
  ListenerLimits,
  RefusalReason,
  RelayAccount,
  RelayAccountCreated,
  RelayAccountInput,
  RelayAuthority,
  SmtpBan,
  SmtpBanInput,
  SmtpBanSettings,
} from './model/mail-in.ts';
import type { MailToSms, MailToSmsInput } from './model/mail-to-sms.ts';

/* How mail comes in: what an administrator keeps of it, and what the doors tell. Times in ms; writes are durable when they resolve. */

interface Kept {
  id: string;
  createdAt: number;
  updatedAt: number;
}
export type ListenerRow = ListenerInput & Kept;
export type LegacyClientRow = LegacyClientInput & Kept;
export type MailToSmsRow = MailToSmsInput & Kept;
export interface RelayAccountRow extends Omit<RelayAccountInput, 'password'>, Kept {
  /** scrypt, PHC string format. */
  passwordHash: string;
  lastUsedAt: number | null;
}
export interface SmtpBanRow extends Kept {
  kind: 'address' | 'account';
  value: string;
  reason: string;
  by: string;
  failures: number;
  since: number;
  until: number | null;
}

/** A short list that is always read whole. */
export interface RecordStore<Row extends Kept> {
  /** Oldest first. */
  list(): Promise<Row[]>;
  /** @throws GatewayError 409 CONFLICT where its key is taken */
  insert(row: Row): Promise<void>;
  /** In place of what stood there. @returns whether there was such a row */
  replace(row: Row): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

/** A certificate and its key, made here. */
export interface OwnCertificateRow {
  /** `authority`, or `server:<hostname>`. */
  id: string;
  /** PEM. */
  certificate: string;
  /** PKCS #8 PEM, sealed, context `relay-authority:<id>`. */
  key: Buffer;
  createdAt: number;
}

export interface MailInStores {
  listeners: RecordStore<ListenerRow>;
  accounts: RecordStore<RelayAccountRow>;
  bans: RecordStore<SmtpBanRow>;
  legacyClients: RecordStore<LegacyClientRow>;
  mailToSms: RecordStore<MailToSmsRow>;
  banSettings: {
    /** Null while nobody has changed them. */
    get(): Promise<SmtpBanSettings | null>;
    put(settings: SmtpBanSettings): Promise<void>;
  };
  certificates: {
    get(id: string): Promise<OwnCertificateRow | null>;
    /** In place of an earlier one. */
    put(row: OwnCertificateRow): Promise<void>;
    /** Unless there is one already; the one that counts from now on. */
    putFirst(row: OwnCertificateRow): Promise<OwnCertificateRow>;
  };
}

/** Limits are given one by one. */
export type ListenerPatch = Partial<Omit<ListenerInput, 'limits'>> & { limits?: Partial<ListenerLimits> };

export interface ListenerService {
  /** Those of the settings file first. */
  list(): Promise<Listener[]>;
  /** @throws GatewayError 404 */
  get(id: string): Promise<Listener>;
  /** Opens at once; where that fails, its state says why. @throws GatewayError 409 */
  create(input: ListenerInput): Promise<Listener>;
  /** Applies at once. @throws GatewayError 409 LISTENER_READ_ONLY for those of the settings file */
  update(id: string, input: ListenerPatch): Promise<Listener>;
  /** Mails on their way are finished. @throws GatewayError 409 LISTENER_READ_ONLY */
  remove(id: string): Promise<void>;
  /** Closes it and opens it again. */
  restart(id: string): Promise<Listener>;
}
export interface RelayAccountService {
  list(): Promise<RelayAccount[]>;
  get(id: string): Promise<RelayAccount>;
  create(input: RelayAccountInput): Promise<RelayAccountCreated>;
  update(id: string, input: Partial<RelayAccountInput>): Promise<RelayAccount>;
  remove(id: string): Promise<void>;
}
export interface SmtpBanService {
  /** In force now, newest first. */
  list(): Promise<SmtpBan[]>;
  get(id: string): Promise<SmtpBan>;
  /** @throws GatewayError 422 where the value is no address */
  add(input: SmtpBanInput, actor: Actor): Promise<SmtpBan>;
  /** With the failures that led to it forgotten. */
  lift(id: string): Promise<void>;
  settings(): Promise<SmtpBanSettings>;
  putSettings(settings: SmtpBanSettings): Promise<SmtpBanSettings>;
}
export interface LegacyClientService {
  list(): Promise<LegacyClient[]>;
  get(id: string): Promise<LegacyClient>;
  create(input: LegacyClientInput): Promise<LegacyClient>;
  update(id: string, input: Partial<LegacyClientInput>): Promise<LegacyClient>;
  remove(id: string): Promise<void>;
}
export interface MailToSmsService {
  list(): Promise<MailToSms[]>;
  get(id: string): Promise<MailToSms>;
  create(input: MailToSmsInput): Promise<MailToSms>;
  update(id: string, input: Partial<MailToSmsInput>): Promise<MailToSms>;
  remove(id: string): Promise<void>;
}
export interface RelayAuthorityService {
  /** Made where there is none yet. */
  get(): Promise<RelayAuthority>;
}

/** What the web may ask of the room. */
export interface MailInServices {
  listeners: ListenerService;
  relayAccounts: RelayAccountService;
  smtpBans: SmtpBanService;
  legacyClients: LegacyClientService;
  mailToSms: MailToSmsService;
  relayAuthority: RelayAuthorityService;
}

/** All listeners together, since the start; for the metrics. */
export interface MailInCounts {
  open: number;
  connections: number;
  accepted: number;
  octets: number;
  logins: number;
  loginFailures: number;
  bans: number;
  refused: ReadonlyMap<RefusalReason, number>;
}
