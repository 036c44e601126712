import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** What arrived, byte for byte as it stood between DATA and the final dot (dots unstuffed). */
export interface SunkMail {
  from: string;
  to: string[];
  raw: Buffer;
  secure: boolean;
  user: string | null;
  hello: string;
  /** Parameters of MAIL FROM: SIZE, BODY, SMTPUTF8. */
  args: Record<string, string | true>;
  /** What the client asked for by DSN; null where none was offered. */
  dsn: { ret: string | null; envid: string | null; rcpt: { notify: string[] | null; orcpt: string | null }[] } | null;
  /** Which connection brought it, from 1. */
  connection: number;
}

/** All off by default; change them at any time. Replies are texts, `550 5.1.1 No such user`. */
export interface SinkFaults {
  greeting?: string | undefined;
  mail?: string | undefined;
  /** By recipient. */
  rcpt: Record<string, string>;
  /** Instead of 250 after the final dot. */
  message?: string | undefined;
  /** The connection is cut at … */
  drop?: 'mail' | 'data' | 'dot' | undefined;
  /** Milliseconds before the answer to the final dot. */
  delayMs?: number | undefined;
  /** The answer to the final dot waits for this. */
  gate?: Promise<void> | undefined;
  /** Gets the octets of messages instead of `raw`, so that large ones are not kept. */
  tap?: ((chunk: Buffer) => void) | undefined;
}

export interface SinkOptions {
  /** STARTTLS (default) or TLS from the start; without it no TLS at all. */
  tls?: { key: string; cert: string; implicit?: boolean };
  login?: { username: string; password: string };
  /** Extensions not offered. */
  hide?: ('PIPELINING' | '8BITMIME' | 'SMTPUTF8' | 'STARTTLS')[];
  maxSize?: number;
  /** Offers DSN (RFC 3461). */
  dsn?: boolean;
  /** Use this port (a sink that comes back). */
  port?: number;
}

/** A real SMTP server on a free port of 127.0.0.1 that keeps what it gets and fails when told to. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  readonly faults: SinkFaults = { rcpt: {} };
  /** Connections greeted so far. */
  connections = 0;
  readonly #server: SMTPServer;
  readonly #numbers = new WeakMap<SMTPServerSession, number>();
  readonly #waiting = new Set<() => void>();

  private constructor(options: SinkOptions) {
    this.#server = new SMTPServer({ ...serverOptions(options), ...this.#handlers(options) });
    this.#server.on('error', () => {}); // clients that vanish are part of the tests
  }

  static async start(options: SinkOptions = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(options);
    await new Promise<void>((resolve) => sink.#server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return sink;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** Resolves when `count` mails have arrived in all. */
  async waitFor(count: number): Promise<SunkMail[]> {
    while (this.mails.length < count) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    return this.mails;
  }

  /** Cuts every connection, as a restart would; goes on listening. */
  cutAll(): void {
    for (const connection of this.#server.connections) connection._socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  #handlers({ login }: SinkOptions): SMTPServerOptions {
    return {
      onConnect: (session, done) => {
        this.connections += 1;
        this.#numbers.set(session, this.connections);
        done(fault(this.faults.greeting));
      },
      onAuth: ({ username, password }, _session, done) => {
        if (username === login?.username && password === login?.password) done(null, { user: username });
        else done(fault('535 5.7.8 Wrong user name or password'));
      },
      onMailFrom: (_address, session, done) => {
        if (this.faults.drop === 'mail') this.#cut(session);
        else done(fault(this.faults.mail));
      },
      onRcptTo: ({ address }, _session, done) => done(fault(this.faults.rcpt[address])),
      onData: (stream, session, done) => {
        if (this.faults.drop === 'data') stream.once('data', () => this.#cut(session));
        const chunks: Buffer[] = [];
        stream.on('data', this.faults.tap ?? ((chunk: Buffer) => chunks.push(chunk)));
        stream.on('error', () => {});
        stream.on('end', () => {
          this.#keep(session, Buffer.concat(chunks));
          if (this.faults.drop === 'dot') this.#cut(session);
          else {
            const answer = () => done(fault(this.faults.message), '2.0.0 taken');
            Promise.resolve(this.faults.gate).then(() => setTimeout(answer, this.faults.delayMs ?? 0));
          }
        });
      },
    };
  }

  #keep(session: SMTPServerSession, raw: Buffer): void {
    const { mailFrom, rcptTo } = session.envelope;
    this.mails.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      raw,
      secure: session.secure,
      user: session.user ?? null,
      hello: session.hostNameAppearsAs,
      args: (mailFrom ? mailFrom.args : false) || {},
      dsn: dsnOf(session),
      connection: this.#numbers.get(session) ?? 0,
    });
    for (const waiting of this.#waiting) waiting();
    this.#waiting.clear();
  }

  #cut(session: SMTPServerSession): void {
    for (const connection of this.#server.connections) {
      if (connection.session === session) connection._socket.destroy();
    }
  }
}

function serverOptions({ tls, login, hide = [], maxSize = 100_000_000, dsn = false }: SinkOptions): SMTPServerOptions {
  const hidden = Object.fromEntries(hide.map((name) => [`hide${name}`, true]));
  return {
    ...hidden,
    hideDSN: !dsn,
    ...(tls ? { key: tls.key, cert: tls.cert, secure: tls.implicit ?? false } : {}),
    size: maxSize,
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    allowInsecureAuth: true,
    authOptional: !login,
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
  };
}

/** `550 5.1.1 No` as the library wants it. */
function fault(reply: string | undefined): Error | null {
  if (!reply) return null;
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

function dsnOf({ envelope }: SMTPServerSession): SunkMail['dsn'] {
  const { dsn } = envelope;
  if (!dsn) return null;
  const rcpt = envelope.rcptTo.map((to) => ({ notify: to.dsn?.notify ?? null, orcpt: to.dsn?.orcpt ?? null }));
  return { ret: dsn.ret ?? null, envid: dsn.envid ?? null, rcpt };
}
