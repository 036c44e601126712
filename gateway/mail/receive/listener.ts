import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { CertificateInfo, ListenerInput, RefusalReason } from '../../core/model/mail-in.ts';
import { AllowList, plainAddress } from './allow-list.ts';
import { type CertificateSource, certificateFailure, type TlsMaterial } from './certificates.ts';
import type { Counters } from './counters.ts';
import { Doorkeeper, type Judges } from './doorkeeper.ts';
import type { Intake } from './intake.ts';
import { RefusalLog } from './refusal-log.ts';
import { RelayServer, type RelayServerOptions } from './relay-server.ts';
import { SmtpReply } from './smtp-reply.ts';
import { certificateInfo } from './x509.ts';

export type ListenerSettings = Omit<ListenerInput, 'name' | 'enabled'>;

export interface ListenerDeps {
  settings: ListenerSettings;
  /** Our name in greeting, EHLO and Received. */
  hostname: string;
  intake: Intake;
  judges: Judges;
  /** null = no TLS. */
  certificate: CertificateSource | null;
  counters: Counters;
  clock: Clock;
  log: Log;
  /** A new certificate is in use, or (with the error) is none. */
  onCertificate(error: GatewayError | null): void;
}

const STOP_MS = 10_000;

/** What the client wished to do, where that was refused. */
interface Asked {
  from?: string;
  to?: string;
}

/** As smtp-server tells it: of OpenSSL it has the library and its reason. */
interface ConnectionError extends NodeJS.ErrnoException {
  library?: string;
  reason?: string;
  remoteAddress?: string;
  meta?: { remoteAddress?: string };
}

/** One SMTP listener: takes mail from those who may relay, and from nobody else. */
export class SmtpListener {
  readonly #deps: ListenerDeps;
  readonly #maxSize: number;
  readonly #keeper: Doorkeeper;
  readonly #allow: AllowList;
  readonly #refusals: RefusalLog;
  readonly #busy = new Set<SMTPServerSession>();
  #server: RelayServer | null = null;
  #certificate: CertificateInfo | null = null;
  #unwatch: () => void = () => {};

  constructor(deps: ListenerDeps) {
    const { settings, judges, counters } = deps;
    this.#deps = deps;
    this.#maxSize = Math.floor(settings.maxSizeMb * 1024 * 1024);
    this.#allow = new AllowList(settings.allow);
    this.#refusals = new RefusalLog(deps.clock, deps.log);
    this.#keeper = new Doorkeeper({ ...judges, settings, allow: this.#allow, counters });
  }

  /** @throws GatewayError LISTENER_FAILED, LISTENER_CERTIFICATE */
  async start(): Promise<void> {
    const { settings, certificate, log } = this.#deps;
    const material = (await certificate?.read()) ?? null;
    const server = this.#makeServer(material);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, settings)));
      server.listen(settings.port, settings.host, resolve);
    });
    server.removeAllListeners('error');
    server.on('error', (error: ConnectionError) => this.#broke(error));
    this.#server = server;
    this.#certificate = material && certificateInfo(material.cert);
    if (certificate) this.#unwatch = await certificate.watch(() => void this.#renew(certificate));
    log.info({ ...this.address, tls: settings.tls }, 'SMTP listener is open.');
  }

  /** Where it listens; null before start and after stop. */
  get address(): { host: string; port: number } | null {
    const address = this.#server?.server.address() as AddressInfo | null | undefined;
    return address ? { host: address.address, port: address.port } : null;
  }

  /** In use; null without TLS. */
  get certificate(): CertificateInfo | null {
    return this.#certificate;
  }

  /** Takes no new client from now on, dismisses idle ones, and gives messages on their way ten seconds. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#unwatch();
    if (!server) return;
    this.#server = null;
    const closed = new Promise<void>((resolve) => server.close(resolve));
    server.dismissIdle((session) => this.#busy.has(session));
    await closed;
  }

  async #renew(source: CertificateSource): Promise<void> {
    const { log, onCertificate } = this.#deps;
    try {
      const material = await source.read();
      const info = certificateInfo(material.cert);
      if (info.fingerprint === this.#certificate?.fingerprint) return;
      this.#server?.setCertificate(material);
      this.#certificate = info;
      log.info({ ...this.address, fingerprint: info.fingerprint }, 'SMTP listener uses its new certificate.');
      onCertificate(null);
    } catch (error) {
      log.warn({ err: error }, 'A new certificate of an SMTP listener cannot be used; the old one stays in use.');
      onCertificate(error instanceof GatewayError ? error : certificateFailure(error));
    }
  }

  #makeServer(material: TlsMaterial | null): RelayServer {
    try {
      return new RelayServer(this.#options(material));
    } catch (cause) {
      throw certificateFailure(cause); // all else was checked before
    }
  }

  #options(material: TlsMaterial | null): RelayServerOptions {
    const { settings, hostname, judges } = this.#deps;
    const { limits, tls } = settings;
    const keeper = this.#keeper;
    /** Asks, and notes a no. */
    const answer = (
      session: SMTPServerSession,
      done: (error?: Error | null) => void,
      check: () => void,
      asked: Asked = {},
    ) => {
      try {
        check();
      } catch (error) {
        if (error instanceof SmtpReply) this.#refused(session, error, asked);
        done(error as Error);
        return;
      }
      done();
    };
    return {
      material,
      host: {
        hostname,
        refused: (session, reason, reply) => this.#note(session, { reason, reply }),
        beforeData: (session) => {
          const reply = keeper.beforeData();
          if (reply) this.#refused(session, reply);
          return reply;
        },
      },
      isKnown: (address) => this.#allow.has(address) || judges.bans.isVisitor(address),
      exceptionsOf: (address) => judges.legacy.of(address),
      mayConnect: (address) => keeper.mayConnect(address),
      name: hostname,
      secure: tls === 'implicit',
      authMethods: ['PLAIN', 'LOGIN'],
      authOptional: true, // who may do what is the doorkeeper's business
      allowInsecureAuth: true, // likewise
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: false,
      hideDSN: false,
      size: this.#maxSize,
      maxClients: 2 * limits.connections, // handshakes under way; the doorkeeper counts those that are through
      maxRecipients: limits.recipients,
      maxCommandLength: 4_096,
      socketTimeout: limits.idleSeconds * 1_000,
      closeTimeout: STOP_MS,
      logger: false,
      onConnect: (session, done) => answer(session, done, () => keeper.connected(session)),
      onSecure: (socket, session, done) => {
        const protocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
        answer(session, done, () => keeper.secured(session, protocol));
      },
      onClose: (session) => keeper.left(session),
      onAuth: (auth, session, done) => {
        keeper.logIn(auth, session).then(
          (user) => done(null, { user }),
          (error: Error) => answer(session, done, () => rethrow(error)),
        );
      },
      onMailFrom: (from, session, done) =>
        answer(session, done, () => keeper.sender(from, session), { from: from.address }),
      onRcptTo: (to, session, done) => answer(session, done, () => keeper.recipient(to, session), { to: to.address }),
      onData: (stream, session, done) => {
        this.#busy.add(session);
        this.#take(stream, session)
          .then(
            (words) => done(null, words),
            (error: Error) => answer(session, done, () => rethrow(error)),
          )
          .finally(() => this.#busy.delete(session));
      },
    };
  }

  #refused(session: SMTPServerSession, { reason, responseCode, message }: SmtpReply, asked?: Asked): void {
    this.#note(session, { reason, reply: `${responseCode} ${message}`, ...asked });
  }

  #note(
    session: SMTPServerSession,
    { reason, reply, ...asked }: { reason: RefusalReason; reply: string } & Asked,
  ): void {
    const { remoteAddress: client, envelope } = session;
    const { from = envelope?.mailFrom ? envelope.mailFrom.address : undefined, to } = asked;
    this.#deps.counters.refused.add(reason);
    const isNumber = to !== undefined && this.#deps.judges.sms.of(to) !== null;
    this.#refusals.note({
      ...{ client, reason, reply },
      ...(from !== undefined && { from }),
      ...(to !== undefined && !isNumber && { to }),
    });
  }

  /** A handshake that came to nothing is the riddle of old devices: it is counted and told, the rest is the wire's. */
  #broke(error: ConnectionError): void {
    const { counters, log } = this.#deps;
    const client = plainAddress(error.remoteAddress ?? error.meta?.remoteAddress ?? '');
    if (error.library !== 'SSL routines' && !/^ERR_(SSL|TLS)/.test(error.code ?? '')) {
      log.debug({ err: error, client }, 'An SMTP connection broke.');
      return;
    }
    counters.refused.add('tls');
    this.#refusals.note({ client, reason: 'tls', reply: error.reason ?? error.message });
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const { intake, counters, clock } = this.#deps;
    const keeper = this.#keeper;
    const abort = () => this.#server?.cut(session, new SmtpReply(552, '5.3.4', 'The message is far too large', 'size'));
    try {
      const { words, octets } = await intake.take(stream, keeper.envelope(session), this.#maxSize, abort);
      counters.took(octets, clock.now());
      keeper.settled(session, null);
      return words;
    } catch (error) {
      if (error instanceof SmtpReply) keeper.settled(session, error);
      throw error;
    }
  }
}

function rethrow(error: Error): never {
  throw error;
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: ListenerSettings): GatewayError {
  const words: Record<string, [string, string]> = {
    EADDRINUSE: ['is taken by another program', 'Stop that program, or choose another port for this listener.'],
    EACCES: [
      'may not be opened by this user',
      'Choose a port above 1023, or allow the program low ports (CAP_NET_BIND_SERVICE).',
    ],
    EADDRNOTAVAIL: [
      'is no address of this machine',
      'Correct the host of this listener; 0.0.0.0 is every IPv4 address.',
    ],
  };
  const [cause, remedy] = words[error.code ?? ''] ?? [
    `cannot be opened (${error.message})`,
    'Correct host and port of this listener.',
  ];
  return new GatewayError('LISTENER_FAILED', `SMTP on ${host}:${port} ${cause}.`, {
    disposition: 'permanent',
    remedy,
    cause: error,
  });
}
