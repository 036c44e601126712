import type { SMTPServerAddress, SMTPServerAuthentication, SMTPServerSession } from 'smtp-server';
import type { BounceSink } from '../../core/bounces.ts';
import type { Log } from '../../core/log.ts';
import type { ListenerInput } from '../../core/model/mail-in.ts';
import { AddressFilter } from './address-rules.ts';
import type { AllowList } from './allow-list.ts';
import type { Bans } from './bans.ts';
import type { Counters } from './counters.ts';
import type { Credentials, SmtpUser } from './credentials.ts';
import type { DiskGuard } from './disk.ts';
import { checkEnvelopeId, checkOriginalRecipient, dsnOf } from './dsn.ts';
import type { Envelope } from './intake.ts';
import type { Exceptions, LegacyClients } from './legacy-clients.ts';
import type { MailRate } from './rate.ts';
import { isLoopback } from './relay-connection.ts';
import type { SmsRules, SmsTarget } from './sms-rules.ts';
import { noRoom, SmtpReply } from './smtp-reply.ts';

/** What all listeners judge by. */
export interface Judges {
  sms: SmsRules;
  bans: Bans;
  credentials: Credentials;
  legacy: LegacyClients;
  rate: MailRate;
  disk: DiskGuard;
  /** Whoever has a bounce of ours may bring it; absent = nobody. */
  bounces?: BounceSink;
  log: Log;
}

export interface DoorkeeperDeps extends Judges {
  settings: Pick<ListenerInput, 'tls' | 'requireAuth' | 'limits' | 'senders' | 'recipients'>;
  allow: AllowList;
  counters: Counters;
}

const NEVER = ['WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD'];
const REFUSED_RECIPIENTS = 10;

/** What is known of a client while it is here: all that costs something is found out once, when it comes. */
interface Visit {
  isListed: boolean;
  exceptions: Exceptions | null;
  user: SmtpUser | null;
  refused: number;
  /** Of the transaction: recipients that are numbers, by address. */
  texts: Map<string, SmsTarget>;
}

/**
 * Who may do what at one listener. A client relays when its address is on the allow list (and no login is required) or
 * when it has logged in; logging in needs TLS, except over the loopback, where there is no wire to listen on, and for
 * old devices that are let off.
 */
export class Doorkeeper {
  readonly #deps: DoorkeeperDeps;
  readonly #senders: AddressFilter;
  readonly #recipients: AddressFilter;
  readonly #present = new Map<SMTPServerSession, Visit>();
  readonly #perAddress = new Map<string, number>();

  constructor(deps: DoorkeeperDeps) {
    this.#deps = deps;
    this.#senders = new AddressFilter(deps.settings.senders);
    this.#recipients = new AddressFilter(deps.settings.recipients);
  }

  /** Without words: before TLS there is nothing to say them in. */
  mayConnect(ip: string): boolean {
    const { counters, settings } = this.#deps;
    const here = this.#perAddress.get(ip) ?? 0;
    const ban = this.#banFor(ip, this.#isListed(ip));
    if (ban) counters.refused.add('banned');
    else if (here >= settings.limits.connectionsPerAddress) counters.refused.add('connections');
    else return true;
    return false;
  }

  /** @throws SmtpReply 421 */
  connected(session: SMTPServerSession): void {
    const { settings, legacy, counters } = this.#deps;
    const { connections, connectionsPerAddress } = settings.limits;
    const ip = session.remoteAddress;
    const isListed = this.#isListed(ip);
    const exceptions = legacy.of(ip);
    const visit: Visit = { isListed, exceptions, user: null, refused: 0, texts: new Map() };
    session.disabledCommands = this.#disabled(session, exceptions);
    counters.connections += 1;
    if (this.#banFor(ip, isListed)) {
      throw new SmtpReply(421, '4.7.0', 'Your address is shut out; try again later', 'banned');
    }
    if (this.#present.size >= connections) {
      throw new SmtpReply(421, '4.3.2', 'Too many connections; try again later', 'connections');
    }
    const here = this.#perAddress.get(ip) ?? 0;
    if (here >= connectionsPerAddress) {
      const words = 'Too many connections from your address; try again later';
      throw new SmtpReply(421, '4.7.0', words, 'connections');
    }
    if (exceptions) legacy.seen(exceptions);
    this.#present.set(session, visit);
    this.#perAddress.set(ip, here + 1);
    counters.open += 1;
  }

  /** TLS has begun: logging in is possible from here on. @param protocol `TLSv1.3` */
  secured(session: SMTPServerSession, protocol: string | null): void {
    const visit = this.#present.get(session);
    if (visit) visit.user = null; // what was said before TLS counts no more (RFC 3207, 4.2)
    const exceptions = visit?.exceptions ?? this.#deps.legacy.of(session.remoteAddress);
    session.disabledCommands = this.#disabled(session, exceptions);
    if (exceptions && protocol !== null && /^TLSv1(\.1)?$/.test(protocol)) exceptions.used.oldTls += 1;
  }

  left(session: SMTPServerSession): void {
    if (!this.#present.delete(session)) return;
    this.#deps.counters.open -= 1;
    const here = (this.#perAddress.get(session.remoteAddress) ?? 1) - 1;
    if (here > 0) this.#perAddress.set(session.remoteAddress, here);
    else this.#perAddress.delete(session.remoteAddress);
  }

  /** @throws SmtpReply 535, 454 */
  async logIn(auth: SMTPServerAuthentication, session: SMTPServerSession): Promise<SmtpUser> {
    const { bans, credentials, counters } = this.#deps;
    const { remoteAddress: ip, secure } = session;
    const { username = '', password } = auth;
    const ban = bans.ofAddress(ip) ?? bans.ofAccount(username, ip);
    if (ban) {
      const left = bans.remaining(ban);
      const when = Number.isFinite(left) ? `try again in ${Math.ceil(left / 1_000)} seconds` : 'ask the administrator';
      throw new SmtpReply(454, '4.7.0', `Shut out after wrong passwords; ${when}`, 'banned');
    }
    const user = username && password ? await this.#check(username, password, ip) : null;
    if (!user) {
      counters.loginFailures += 1;
      const account = credentials.accountOf(username);
      if (account) account.tally.loginFailures += 1;
      bans.failed(ip, account?.row.login ?? null);
      throw new SmtpReply(535, '5.7.8', 'Wrong user name or password', 'auth-failed');
    }
    counters.logins += 1;
    bans.succeeded(ip, user.account?.row.login ?? null);
    const visit = this.#present.get(session);
    if (visit) visit.user = user;
    if (visit?.exceptions && !secure && !isLoopback(ip)) visit.exceptions.used.plainLogins += 1;
    return user;
  }

  /** @throws SmtpReply 530, 452, 450, 550, 501 */
  sender({ address, args }: SMTPServerAddress, session: SMTPServerSession): void {
    const { settings, disk, rate } = this.#deps;
    const visit = this.#visitOf(session);
    const { user } = visit;
    visit.texts.clear();
    if (settings.requireAuth && !user) {
      const needsTls = session.disabledCommands?.includes('AUTH') && settings.tls === 'starttls';
      const words = needsTls ? 'Must issue a STARTTLS command first' : 'Authentication required';
      throw new SmtpReply(530, '5.7.0', words, 'auth-required');
    }
    checkEnvelopeId(session.envelope);
    if (!this.#senders.passes(address) || user?.account?.senders.passes(address) === false) {
      throw this.#refusal(visit, new SmtpReply(550, '5.7.1', 'This sender may not relay here', 'sender'));
    }
    const announced = args && typeof args.SIZE === 'string' ? Number(args.SIZE) : 0;
    if (!disk.hasRoom(announced)) throw noRoom('disk-full');
    const perAccount = user?.account?.row.mailsPerMinute ?? null;
    const { mailsPerMinute } = settings.limits;
    if (
      (perAccount !== null && !rate.take(`account ${user!.id}`, perAccount)) ||
      (mailsPerMinute !== null && !rate.take(`address ${session.remoteAddress}`, mailsPerMinute))
    ) {
      throw this.#refusal(visit, new SmtpReply(450, '4.7.1', 'Too many mails in a minute; try again later', 'rate'));
    }
  }

  /** @throws SmtpReply 550, 421 */
  recipient(to: SMTPServerAddress, session: SMTPServerSession): void {
    const visit = this.#visitOf(session);
    try {
      this.#judgeRecipient(to, session, visit);
    } catch (error) {
      // Who guesses at recipients does not get to go on.
      if (++visit.refused > REFUSED_RECIPIENTS && visit.user === null && !visit.isListed) {
        throw new SmtpReply(421, '4.7.0', 'Too many refused recipients', 'recipient');
      }
      throw error;
    }
  }

  /** The last look before a mail is asked for. */
  beforeData(): SmtpReply | null {
    return this.#deps.disk.hasRoom() ? null : noRoom('disk-full');
  }

  /** The transaction whose recipients have all passed `recipient`. */
  envelope(session: SMTPServerSession): Envelope {
    const { user, texts, exceptions } = this.#visitOf(session);
    const { mailFrom, rcptTo, smtpUtf8 = false } = session.envelope;
    const addresses = rcptTo.map(({ address }) => address);
    const bounces = addresses.filter((address) => this.#isBounce(address));
    const isOwn = texts.size + bounces.length > 0;
    const recipients = isOwn ? addresses.filter((to) => !texts.has(to) && !bounces.includes(to)) : addresses;
    const { remoteAddress: ip, hostNameAppearsAs: hello, tlsOptions: tls } = session;
    return {
      actor: { kind: 'smtp', id: user?.id ?? null, name: user?.name ?? ip, ip },
      origin: { ip, hello, protocol: session.transmissionType, tls: tls ? `${tls.version} ${tls.name}` : null },
      from: mailFrom ? mailFrom.address : '',
      recipients,
      bounces,
      texts: addresses.flatMap((address) => texts.get(address) ?? []),
      smtpUtf8,
      dsn: dsnOf(session.envelope, recipients),
      exceptions,
    };
  }

  /** The mail of this transaction is safe, or refused. */
  settled(session: SMTPServerSession, refused: SmtpReply | null): void {
    const tally = this.#present.get(session)?.user?.account?.tally;
    if (!tally) return;
    if (refused) tally.refused.add(refused.reason);
    else tally.accepted += 1;
  }

  #judgeRecipient(to: SMTPServerAddress, session: SMTPServerSession, visit: Visit): void {
    const { settings, sms } = this.#deps;
    const { address } = to;
    const { user } = visit;
    if (this.#isBounce(address)) return; // it stays here: nothing is relayed
    if (!user && (settings.requireAuth || !visit.isListed)) {
      const words = 'Relaying denied: your address is not on the allow list and you are not logged in';
      throw new SmtpReply(550, '5.7.1', words, 'relay-denied');
    }
    checkOriginalRecipient(to);
    if (!this.#recipients.passes(address) || user?.account?.recipients.passes(address) === false) {
      throw this.#refusal(visit, new SmtpReply(550, '5.7.1', 'This recipient is not served here', 'recipient'));
    }
    const rule = sms.of(address);
    if (!rule) return;
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const isListed = visit.isListed && !settings.requireAuth;
    visit.texts.set(address, sms.target(rule, address, { from, isListed, userId: user?.id ?? null }));
  }

  #refusal({ user }: Visit, reply: SmtpReply): SmtpReply {
    user?.account?.tally.refused.add(reply.reason);
    return reply;
  }

  #visitOf(session: SMTPServerSession): Visit {
    const visit = this.#present.get(session);
    if (!visit) throw new SmtpReply(421, '4.3.2', 'Service shutting down', 'local');
    return visit;
  }

  #isBounce(address: string): boolean {
    return this.#deps.bounces?.isBounceAddress(address) === true;
  }

  #isListed(ip: string): boolean {
    return this.#deps.allow.has(ip);
  }

  /** Wrong passwords do not keep a client out that needs none; an administrator does. */
  #banFor(ip: string, isListed: boolean): boolean {
    const ban = this.#deps.bans.ofAddress(ip);
    return ban !== null && (ban.failures === 0 || !isListed || this.#deps.settings.requireAuth);
  }

  #disabled({ secure, remoteAddress }: SMTPServerSession, exceptions: Exceptions | null): string[] {
    const disabled = [...NEVER];
    if (this.#deps.settings.tls === 'none') disabled.push('STARTTLS');
    if (!secure && !isLoopback(remoteAddress) && !exceptions?.row.plainLogin) disabled.push('AUTH');
    return disabled;
  }

  async #check(username: string, password: string, ip: string): Promise<SmtpUser | null> {
    try {
      return await this.#deps.credentials.check(username, password, ip);
    } catch (error) {
      if (error instanceof SmtpReply) throw error;
      this.#deps.log.error({ err: error, client: ip }, 'An SMTP login could not be checked.');
      throw new SmtpReply(454, '4.7.0', 'The login cannot be checked now; try again later', 'local');
    }
  }
}
