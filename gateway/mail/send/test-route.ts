import type { Certificate, TLSSocket } from 'node:tls';
import type { Clock } from '../../core/clock.ts';
import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { RouteTest } from '../../core/model/gateways.ts';
import type { MailRouteRow } from '../../core/stores.ts';
import type { Dialer } from './dialer.ts';
import { Dialogue } from './dialogue.ts';
import { certificateFailure, refusal } from './reply.ts';
import type { HostResolver } from './resolve.ts';
import type { Session } from './session.ts';

export interface RouteTesterDeps {
  clock: Clock;
  resolver: HostResolver;
  dialer(row: MailRouteRow): Dialer;
}

/** What a session's opening may fail with that is TLS's fault and not the connection's. */
const TLS_CODES = ['TLS_FAILED', 'TLS_NOT_OFFERED', 'TLS_CERTIFICATE'];

/**
 * Walks a route as a mail would, up to MAIL FROM, and tells each step: resolve, connect, tls, auth, mail. Sends
 * nothing. It looks at the certificate before it judges it, so that the admin sees what is wrong with it.
 */
export class RouteTester {
  readonly #deps: RouteTesterDeps;

  constructor(deps: RouteTesterDeps) {
    this.#deps = deps;
  }

  /** Never throws; the first step that fails is the last. */
  async test(row: MailRouteRow): Promise<RouteTest> {
    const steps = new Steps(this.#deps.clock);
    let session: Session | null = null;
    try {
      if (row.kind === 'capture') {
        await steps.run('capture', async () => 'Mails are kept in this gateway; nothing leaves it.');
        return steps.end();
      }
      const host = await this.#resolve(row, steps);
      if (host === null) return steps.end();
      session = await this.#connect(row, host, steps);
      await this.#logIn(row, session, steps);
      await mail(session, steps);
    } catch (error) {
      steps.failed(asGatewayError(error));
    } finally {
      session?.quit();
    }
    return steps.end();
  }

  /** The host to try; null where there is none to be named. */
  #resolve(row: MailRouteRow, steps: Steps): Promise<string | null> {
    const { resolver } = this.#deps;
    let host: string | null = row.host;
    return steps
      .run('resolve', async () => {
        if (row.kind === 'mx') {
          if (row.match === '*') {
            host = null;
            const servers = await resolver.checkNameServers();
            return `Name server ${servers.join(', ')} answers; each recipient's domain is looked up when a mail is sent.`;
          }
          const domain = row.match.replace(/^.*@|^\./, '');
          host = (await resolver.exchangers(domain)).hosts[0]!;
        }
        return `${host}: ${(await resolver.addresses(host!)).join(', ')}`;
      })
      .then(() => host);
  }

  async #connect(row: MailRouteRow, host: string, steps: Steps): Promise<Session> {
    const dialogue = new Dialogue(this.#deps.clock);
    const dialer = this.#deps.dialer(row);
    const look = { verify: false, login: null };
    let tlsBroke: GatewayError | null = null;
    const session = await steps.run('connect', async (tell) => {
      const opened = await dialer.dial(host, dialogue, look).catch((thrown: unknown) => {
        tlsBroke = asGatewayError(thrown);
        if (!TLS_CODES.includes(tlsBroke.code)) throw tlsBroke;
        return null;
      });
      tell(`Connected to ${host}:${row.port}.`);
      return opened;
    });
    return steps.run('tls', async (tell) => {
      if (!session) {
        if (row.tls !== 'opportunistic' || row.username !== null) throw tlsBroke!;
        tell(`${tlsBroke!.message} This route allows sending without TLS.`);
        return dialer.dial(host, dialogue, { ...look, tls: 'none' });
      }
      const socket = session.tlsSocket;
      tell(socket ? describe(socket) : plainText(row));
      const checked = row.tls === 'required' || row.tls === 'implicit';
      if (socket && checked && !socket.authorized) {
        session.quit();
        throw certificateFailure(String(socket.authorizationError), `${host} (${describe(socket)})`);
      }
      return session;
    });
  }

  async #logIn(row: MailRouteRow, session: Session, steps: Steps): Promise<void> {
    await steps.run('auth', async () => {
      if (row.username === null) return 'This route has no login.';
      await session.logIn(this.#deps.dialer(row).login()!, row.tls, new Dialogue(this.#deps.clock));
      return `Logged in as ${row.username}.`;
    });
  }
}

async function mail(session: Session, steps: Steps): Promise<void> {
  await steps.run('mail', async () => {
    const { status, response } = await session.command('MAIL FROM:<>');
    if (status < 200 || status > 299) throw refusal('sender', response, session.label);
    await session.command('RSET');
    return `${session.label} takes mail from this gateway: ${response}`;
  });
}

function plainText(row: MailRouteRow): string {
  return row.tls === 'none' ? 'This route uses no TLS.' : 'The relay offers no TLS; mails go unencrypted.';
}

/** Protocol, subject, issuer and end of the certificate. */
function describe(socket: TLSSocket): string {
  const { subject, issuer, valid_to: validTo } = socket.getPeerCertificate();
  const end = Date.parse(validTo);
  const until = Number.isNaN(end) ? '' : `, valid until ${new Date(end).toISOString().slice(0, 10)}`;
  return `${socket.getProtocol()}, certificate of ${nameOf(subject)}, issued by ${nameOf(issuer)}${until}`;
}

function nameOf(name: Certificate | undefined): string {
  return String(name?.CN ?? name?.O ?? '(no name)');
}

/** The steps so far, each with its time. */
class Steps {
  readonly #clock: Clock;
  readonly #steps: RouteTest['steps'] = [];
  #name = '';
  #startedAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs one step; its text is what it returns, or what it told. */
  async run<T>(name: string, work: (tell: (text: string) => void) => Promise<T>): Promise<T> {
    this.#name = name;
    this.#startedAt = this.#clock.now();
    let told = '';
    const result = await work((text) => {
      told = text;
    });
    this.#add(true, typeof result === 'string' ? result : told);
    return result;
  }

  failed({ message, remedy }: GatewayError): void {
    this.#add(false, message, remedy);
  }

  end(): RouteTest {
    return { ok: this.#steps.every(({ ok }) => ok), steps: this.#steps };
  }

  #add(ok: boolean, text: string, remedy?: string): void {
    const ms = Math.max(0, this.#clock.now() - this.#startedAt);
    this.#steps.push({ step: this.#name, ok, ms, text, ...(remedy === undefined ? {} : { remedy }) });
  }
}
