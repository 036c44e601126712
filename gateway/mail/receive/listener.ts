import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { AllowList } from './allow-list.ts';
import { Doorkeeper, type LoginCheck } from './doorkeeper.ts';
import type { Intake } from './intake.ts';
import type { ListenerLimits, ListenerSettings } from './listener-settings.ts';
import { RelayServer, type RelayServerOptions } from './relay-server.ts';
import { SmtpReply } from './smtp-reply.ts';
import type { MailToSms } from './to-sms.ts';

export interface ListenerDeps {
  settings: ListenerSettings;
  /** Our name in greeting, EHLO and Received. */
  hostname: string;
  intake: Intake;
  toSms: MailToSms;
  authenticate: LoginCheck;
  clock: Clock;
  log: Log;
  limits?: Partial<ListenerLimits>;
}

const LIMITS: ListenerLimits = { connections: 500, connectionsPerAddress: 100, recipients: 1_000, idleMs: 300_000 };
const STOP_MS = 10_000;

/** One SMTP listener: takes mail from those who may relay, and from nobody else. */
export class SmtpListener {
  readonly #deps: ListenerDeps;
  readonly #maxSize: number;
  readonly #busy = new Set<SMTPServerSession>();
  #server: RelayServer | null = null;

  constructor(deps: ListenerDeps) {
    this.#deps = deps;
    this.#maxSize = Math.floor(deps.settings.maxSizeMb * 1024 * 1024);
  }

  /** @throws GatewayError LISTENER_FAILED, LISTENER_CERTIFICATE */
  async start(): Promise<void> {
    const { settings, log } = this.#deps;
    const server = makeServer(await this.#options());
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, settings)));
      server.listen(settings.port, settings.host, resolve);
    });
    server.removeAllListeners('error');
    server.on('error', (error: Error) => log.debug({ err: error }, 'An SMTP connection broke.'));
    this.#server = server;
    log.info({ ...this.address, tls: settings.tls }, 'SMTP listener is open.');
  }

  /** Where it listens; null before start and after stop. */
  get address(): { host: string; port: number } | null {
    const address = this.#server?.server.address() as AddressInfo | null | undefined;
    return address ? { host: address.address, port: address.port } : null;
  }

  /** Takes no new client, dismisses idle ones, and gives messages on their way ten seconds. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    const closed = new Promise<void>((resolve) => server.close(resolve));
    server.dismissIdle((session) => this.#busy.has(session));
    await closed;
  }

  async #options(): Promise<RelayServerOptions> {
    const { settings, hostname, toSms, authenticate, clock, log } = this.#deps;
    const limits = { ...LIMITS, ...this.#deps.limits };
    const allow = new AllowList(settings.allow);
    const keeper = new Doorkeeper({ settings, allow, toSms, authenticate, clock, log, limits });
    return {
      ...(await certificate(settings)),
      name: hostname,
      secure: settings.tls === 'implicit',
      authMethods: ['PLAIN', 'LOGIN'],
      authOptional: true, // who may do what is the doorkeeper's business
      allowInsecureAuth: true, // likewise
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: false,
      size: this.#maxSize,
      maxRecipients: limits.recipients,
      maxCommandLength: 4_096,
      socketTimeout: limits.idleMs,
      closeTimeout: STOP_MS,
      logger: false,
      isKnown: (address) => allow.has(address),
      onConnect: (session, done) => answer(done, () => keeper.connected(session)),
      onSecure: (_socket, session, done) => answer(done, () => keeper.secured(session)),
      onClose: (session) => keeper.left(session),
      onAuth: (auth, session, done) => {
        keeper.logIn(auth, session).then(
          (user) => done(null, { user }),
          (error: Error) => done(error),
        );
      },
      onMailFrom: (_address, session, done) => answer(done, () => keeper.sender(session)),
      onRcptTo: ({ address }, session, done) => answer(done, () => keeper.recipient(address, session)),
      onData: (stream, session, done) => {
        this.#busy.add(session);
        this.#take(stream, session, keeper)
          .then(
            (words) => done(null, words),
            (error: Error) => done(error),
          )
          .finally(() => this.#busy.delete(session));
      },
    };
  }

  #take(stream: SMTPServerDataStream, session: SMTPServerSession, keeper: Doorkeeper): Promise<string> {
    const abort = () => this.#server?.cut(session, new SmtpReply(552, '5.3.4', 'The message is far too large'));
    return this.#deps.intake.take(stream, keeper.envelope(session), this.#maxSize, abort);
  }
}

function answer(done: (error?: Error | null) => void, check: () => void): void {
  try {
    check();
    done();
  } catch (error) {
    done(error as Error);
  }
}

async function certificate({ tls, cert }: ListenerSettings): Promise<SMTPServerOptions> {
  if (tls === 'none' || !cert) return {};
  try {
    const [key, chain] = await Promise.all([readFile(cert.key), readFile(cert.cert)]);
    return { key, cert: chain, minVersion: 'TLSv1.2' };
  } catch (cause) {
    throw certificateFailure(cause);
  }
}

function makeServer(options: RelayServerOptions): RelayServer {
  try {
    return new RelayServer(options);
  } catch (cause) {
    throw certificateFailure(cause); // all else was checked by the settings
  }
}

function certificateFailure(cause: unknown): GatewayError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new GatewayError('LISTENER_CERTIFICATE', `The certificate of an SMTP listener cannot be used: ${words}.`, {
    disposition: 'permanent',
    remedy:
      'Check the two files in smtp.listeners.cert: PEM, the key belonging to the certificate, readable by this user.',
    cause,
  });
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: ListenerSettings): GatewayError {
  const words: Record<string, [string, string]> = {
    EADDRINUSE: ['is taken by another program', 'Stop that program, or choose another port in smtp.listeners.'],
    EACCES: [
      'may not be opened by this user',
      'Choose a port above 1023, or allow the program low ports (CAP_NET_BIND_SERVICE).',
    ],
    EADDRNOTAVAIL: ['is no address of this machine', 'Correct smtp.listeners.host; 0.0.0.0 is every IPv4 address.'],
  };
  const [cause, remedy] = words[error.code ?? ''] ?? [`cannot be opened (${error.message})`, 'Correct smtp.listeners.'];
  return new GatewayError('LISTENER_FAILED', `SMTP on ${host}:${port} ${cause}.`, {
    disposition: 'permanent',
    remedy,
    cause: error,
  });
}
