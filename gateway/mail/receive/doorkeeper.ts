import type { SMTPServerAuthentication, SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { AllowList } from './allow-list.ts';
import type { Envelope } from './intake.ts';
import type { ListenerLimits, ListenerSettings } from './listener-settings.ts';
import { LoginLimiter } from './login-limiter.ts';
import { SmtpReply } from './smtp-reply.ts';
import type { MailToSms } from './to-sms.ts';

/** Whose name and password these are; null = nobody's. */
export type LoginCheck = (username: string, password: string, ip: string) => Promise<SmtpUser | null>;
export interface SmtpUser {
  id: string;
  /** What a person reads: the key's name. */
  name: string;
}

export interface DoorkeeperDeps {
  settings: Pick<ListenerSettings, 'tls' | 'requireAuth'>;
  allow: AllowList;
  toSms: MailToSms;
  authenticate: LoginCheck;
  clock: Clock;
  log: Log;
  limits: ListenerLimits;
}

const NEVER = ['WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD'];
const REFUSED_RECIPIENTS = 10;

/**
 * Who may do what at one listener. A client relays when its address is on the allow list (and no login is required) or
 * when it has logged in; logging in needs TLS, except over the loopback, where there is no wire to listen on.
 */
export class Doorkeeper {
  readonly #deps: DoorkeeperDeps;
  readonly #logins: LoginLimiter;
  readonly #present = new Map<SMTPServerSession, { refused: number }>();
  readonly #perAddress = new Map<string, number>();

  constructor(deps: DoorkeeperDeps) {
    this.#deps = deps;
    this.#logins = new LoginLimiter(deps.clock);
  }

  /** @throws SmtpReply 421 */
  connected(session: SMTPServerSession): void {
    const { limits } = this.#deps;
    const here = this.#perAddress.get(session.remoteAddress) ?? 0;
    session.disabledCommands = this.#disabled(session);
    if (this.#present.size >= limits.connections) {
      throw new SmtpReply(421, '4.3.2', 'Too many connections; try again later');
    }
    if (here >= limits.connectionsPerAddress) {
      throw new SmtpReply(421, '4.7.0', 'Too many connections from your address; try again later');
    }
    this.#present.set(session, { refused: 0 });
    this.#perAddress.set(session.remoteAddress, here + 1);
  }

  /** TLS has begun: logging in is possible from here on. */
  secured(session: SMTPServerSession): void {
    session.disabledCommands = this.#disabled(session);
  }

  left(session: SMTPServerSession): void {
    if (!this.#present.delete(session)) return;
    const here = (this.#perAddress.get(session.remoteAddress) ?? 1) - 1;
    if (here > 0) this.#perAddress.set(session.remoteAddress, here);
    else this.#perAddress.delete(session.remoteAddress);
  }

  /** @throws SmtpReply 535, 454 */
  async logIn(auth: SMTPServerAuthentication, { remoteAddress }: SMTPServerSession): Promise<SmtpUser> {
    const bannedMs = this.#logins.bannedFor(remoteAddress);
    if (bannedMs > 0) {
      const seconds = Math.ceil(bannedMs / 1000);
      throw new SmtpReply(454, '4.7.0', `Too many failed logins from your address; try again in ${seconds} seconds`);
    }
    const user = await this.#check(auth, remoteAddress);
    if (!user) {
      this.#logins.failed(remoteAddress);
      throw new SmtpReply(535, '5.7.8', 'Wrong user name or password');
    }
    this.#logins.succeeded(remoteAddress);
    return user;
  }

  /** @throws SmtpReply 530 */
  sender(session: SMTPServerSession): void {
    if (!this.#deps.settings.requireAuth || session.user) return;
    const needsTls = session.disabledCommands?.includes('AUTH') && this.#deps.settings.tls === 'starttls';
    throw new SmtpReply(530, '5.7.0', needsTls ? 'Must issue a STARTTLS command first' : 'Authentication required');
  }

  /** @throws SmtpReply 550, 421 */
  recipient(address: string, session: SMTPServerSession): void {
    if (!this.#mayRelay(session)) {
      const visit = this.#present.get(session);
      if (visit && ++visit.refused > REFUSED_RECIPIENTS)
        throw new SmtpReply(421, '4.7.0', 'Too many refused recipients');
      throw new SmtpReply(
        550,
        '5.7.1',
        'Relaying denied: your address is not on the allow list and you are not logged in',
      );
    }
    if (this.#deps.toSms.handles(address)) this.#deps.toSms.number(address);
  }

  /** The transaction whose recipients have all passed `recipient`. */
  envelope(session: SMTPServerSession): Envelope {
    const { toSms } = this.#deps;
    const { mailFrom, rcptTo, smtpUtf8 = false } = session.envelope;
    const user = session.user as SmtpUser | undefined;
    const addresses = rcptTo.map(({ address }) => address);
    const { remoteAddress: ip, hostNameAppearsAs: hello, tlsOptions: tls } = session;
    return {
      actor: { kind: 'smtp', id: user?.id ?? null, name: user?.name ?? ip, ip },
      origin: { ip, hello, protocol: session.transmissionType, tls: tls ? `${tls.version} ${tls.name}` : null },
      from: mailFrom ? mailFrom.address : '',
      recipients: addresses.filter((address) => !toSms.handles(address)),
      numbers: [...new Set(addresses.filter((address) => toSms.handles(address)).map((to) => toSms.number(to)))],
      smtpUtf8,
    };
  }

  #mayRelay(session: SMTPServerSession): boolean {
    if (session.user) return true;
    return !this.#deps.settings.requireAuth && this.#deps.allow.has(session.remoteAddress);
  }

  #disabled({ secure, remoteAddress }: SMTPServerSession): string[] {
    const disabled = [...NEVER];
    if (this.#deps.settings.tls === 'none') disabled.push('STARTTLS');
    if (!secure && !isLoopback(remoteAddress)) disabled.push('AUTH');
    return disabled;
  }

  async #check({ username, password }: SMTPServerAuthentication, ip: string): Promise<SmtpUser | null> {
    if (!username || !password) return null;
    try {
      return await this.#deps.authenticate(username, password, ip);
    } catch (error) {
      this.#deps.log.error({ err: error, client: ip }, 'An SMTP login could not be checked.');
      throw new SmtpReply(454, '4.7.0', 'The login cannot be checked now; try again later');
    }
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
