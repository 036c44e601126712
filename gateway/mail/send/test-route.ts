import type { TLSSocket } from 'node:tls';
import type { Clock } from '../../core/clock.ts';
import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { MailRouteRow } from '../../core/mail-routes.ts';
import type { RouteTest, RouteTestInput, TlsMode } from '../../core/model/mail-routes.ts';
import type { Carriers } from './carriers.ts';
import type { Dialer } from './dialer.ts';
import { Dialogue } from './dialogue.ts';
import { describeCertificate, peerCertificate } from './peer-certificate.ts';
import { certificateFailure, refusal } from './reply.ts';
import type { HostResolver } from './resolve.ts';
import { demandPinned, type Session } from './session.ts';
import { TestSteps } from './test-steps.ts';

export interface RouteTesterDeps {
  clock: Clock;
  resolver: HostResolver;
  carriers: Pick<Carriers, 'dialer' | 'exchangerDialer'>;
}

/** One host that a mail on this route may be taken to. */
interface Target {
  host: string;
  port: number;
  tls: TlsMode;
  fingerprint: string | null;
  username: string | null;
  dialer: Dialer;
}

/** What a session's opening may fail with that is TLS's fault and not the connection's. */
const TLS_CODES = ['TLS_FAILED', 'TLS_NOT_OFFERED', 'TLS_CERTIFICATE'];

/**
 * Walks a route as a mail would, with each of its hosts, up to the recipient, and tells each step: resolve, connect,
 * tls, auth, mail, rcpt. Sends nothing. It looks at the certificate before it judges it, so that the admin sees what is
 * wrong with it.
 */
export class RouteTester {
  readonly #deps: RouteTesterDeps;

  constructor(deps: RouteTesterDeps) {
    this.#deps = deps;
  }

  /** Never throws; of each host the first step that fails is the last. */
  async test(row: MailRouteRow, input: RouteTestInput): Promise<RouteTest> {
    const steps = new TestSteps(this.#deps.clock);
    switch (row.kind) {
      case 'capture':
        await steps.run('capture', async () => 'Mails are kept in this gateway; nothing leaves it.');
        break;
      case 'discard':
        await steps.run('discard', async () => 'Mails are thrown away; nothing leaves this gateway.');
        break;
      case 'mx':
        await this.#testExchanger(row, input, steps);
        break;
      case 'smarthost':
        for (const host of row.hosts) {
          steps.at(row.hosts.length > 1 ? `${host.host}:${host.port}` : null);
          if (await steps.attempt('resolve', () => this.#resolve(host.host))) {
            await this.#walk({ ...host, dialer: this.#deps.carriers.dialer(host) }, input, steps);
          }
        }
    }
    return steps.end();
  }

  /** The best exchanger of the recipient's domain, or of the route's. */
  async #testExchanger(row: MailRouteRow, input: RouteTestInput, steps: TestSteps): Promise<void> {
    const { resolver, carriers } = this.#deps;
    const domain = (input.to ?? row.match).replace(/^.*@|^\./, '');
    let host: string | null = null;
    await steps.attempt('resolve', async () => {
      if (domain === '*') {
        const servers = await resolver.checkNameServers();
        return `Name server ${servers.join(', ')} answers; each recipient's domain is looked up when a mail is sent.`;
      }
      const { hosts, implicit } = await resolver.exchangers(domain);
      const found = implicit ? `${domain} has no MX record: the domain itself` : `MX of ${domain}: ${hosts.join(', ')}`;
      const place = await this.#resolve(hosts[0]!);
      host = hosts[0]!;
      return `${found}. ${place}`;
    });
    if (host === null) return;
    const { port, tls } = row;
    const target = { ...{ host, port, tls }, fingerprint: null, username: null };
    await this.#walk({ ...target, dialer: carriers.exchangerDialer(row) }, input, steps);
  }

  async #walk(target: Target, input: RouteTestInput, steps: TestSteps): Promise<void> {
    let session: Session | null = null;
    try {
      session = await this.#connect(target, steps);
      await this.#logIn(target, session, steps);
      await ask(session, input, steps);
    } catch (error) {
      steps.failed(asGatewayError(error));
    } finally {
      session?.quit();
    }
  }

  async #resolve(host: string): Promise<string> {
    const { resolver } = this.#deps;
    const addresses = await resolver.addresses(host);
    return `${host}: ${addresses.join(', ')}${resolver.isOwn(host) ? ' (own host names)' : ''}`;
  }

  async #connect(target: Target, steps: TestSteps): Promise<Session> {
    const { host, port, tls, dialer } = target;
    const dialogue = new Dialogue(this.#deps.clock);
    const look = { verify: false, login: null };
    let tlsBroke: GatewayError | null = null;
    const session = await steps.run('connect', async (tell) => {
      const opened = await dialer.dial(host, dialogue, look).catch((thrown: unknown) => {
        tlsBroke = asGatewayError(thrown);
        if (!TLS_CODES.includes(tlsBroke.code)) throw tlsBroke;
        return null;
      });
      tell(`Connected to ${host}:${port}.`);
      return opened;
    });
    return steps.run('tls', async (tell) => {
      if (!session) {
        if (tls !== 'opportunistic' || target.username !== null) throw tlsBroke!;
        tell(`${tlsBroke!.message} This route allows sending without TLS.`);
        return dialer.dial(host, dialogue, { ...look, tls: 'none' });
      }
      const socket = session.tlsSocket;
      if (!socket) {
        tell(tls === 'none' ? 'This route uses no TLS.' : 'The relay offers no TLS; mails go unencrypted.');
        return session;
      }
      const shown = peerCertificate(socket);
      tell(describeCertificate(shown), shown);
      try {
        judge(socket, target);
      } catch (error) {
        session.quit();
        throw error;
      }
      return session;
    });
  }

  async #logIn({ username, tls, dialer }: Target, session: Session, steps: TestSteps): Promise<void> {
    await steps.run('auth', async () => {
      if (username === null) return 'This route has no login.';
      await session.logIn(dialer.login()!, tls, new Dialogue(this.#deps.clock));
      return `Logged in as ${username}.`;
    });
  }
}

/** @throws GatewayError TLS_CERTIFICATE */
function judge(socket: TLSSocket, { host, tls, fingerprint }: Target): void {
  if (fingerprint !== null) demandPinned(socket, fingerprint, host);
  else if ((tls === 'required' || tls === 'implicit') && !socket.authorized) {
    const shown = describeCertificate(peerCertificate(socket));
    throw certificateFailure(String(socket.authorizationError), `${host} (${shown})`);
  }
}

/** MAIL, and RCPT where a recipient is named; then the transaction is dropped. */
async function ask(session: Session, { from = '', to }: RouteTestInput, steps: TestSteps): Promise<void> {
  await steps.run('mail', async () => {
    const { status, response } = await session.command(`MAIL FROM:<${from}>`);
    if (status < 200 || status > 299) throw refusal('sender', response, session.label);
    return `${session.label} takes mail from ${from === '' ? 'this gateway' : from}: ${response}`;
  });
  if (to !== undefined) {
    await steps.run('rcpt', async () => {
      const { status, response } = await session.command(`RCPT TO:<${to}>`);
      if (status < 200 || status > 299) throw refusal('recipient', response, session.label);
      return `${session.label} takes mail for ${to}: ${response}`;
    });
  }
  await session.command('RSET');
}
