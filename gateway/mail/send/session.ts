import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { NodemailerError } from 'nodemailer/lib/errors';
import type {
  SMTPConnectionCustomAuthContext,
  SMTPConnectionEnvelope,
  SMTPConnectionSendInfo,
} from 'nodemailer/lib/smtp-connection';
import { GatewayError } from '../../core/errors.ts';
import { Client, type ComingMail, commandsOf, greeted } from './client.ts';
import { type Dialogue, transactionLogger } from './dialogue.ts';
import { loginFailure, sessionFailure } from './reply.ts';

/** Silence we bear, by phase, in ms. */
export interface SmtpTimeouts {
  /** From the connection to the end of EHLO and TLS. */
  greeting: number;
  command: number;
  /** After the final dot a server may think long, and giving up early makes the mail uncertain. */
  finalReply: number;
}

/** RFC 5321, 4.5.3.2, shortened where a relay next door needs no five minutes. */
export const SMTP_TIMEOUTS: SmtpTimeouts = { greeting: 60_000, command: 120_000, finalReply: 600_000 };
const QUIT_MS = 3_000;

export interface Login {
  username: string;
  password: string;
}

export interface SessionOptions {
  /** A connected socket; the session owns it from here on. */
  socket: Socket;
  /** Name or address, for SNI and the check of the certificate. */
  host: string;
  /** `host:port`, for people. */
  label: string;
  /** Our name in EHLO. */
  hello: string;
  tls: 'none' | 'opportunistic' | 'required' | 'implicit';
  trust: SecureContext;
  /** SHA-256 of the one certificate that is taken; null = whichever a CA vouches for. */
  fingerprint: string | null;
  /** False only to look at a certificate without sending anything. */
  verify: boolean;
  login: Login | null;
  timeouts: SmtpTimeouts;
}

/** What the server said of itself in its last EHLO. */
export interface ServerOffer {
  extensions: ReadonlySet<string>;
  authMethods: readonly string[];
  /** Octets of RFC 1870; null = no limit named. */
  maxSize: number | null;
}

/** Of one transaction. */
export interface TransactionEnvelope extends Pick<ComingMail, 'utf8' | 'notices' | 'strictLineEnds'> {
  from: string;
  to: string[];
  /** Octets of the message. */
  size: number;
  use8BitMime: boolean;
}

export interface SentMail {
  /** The server agreed to take the message. */
  begun: boolean;
  /** Its final dot is on its way: without an answer nobody knows what became of it. */
  handedOver: boolean;
  envelope: SMTPConnectionEnvelope;
  error: NodemailerError | null;
  info: SMTPConnectionSendInfo | null;
}

/** Where the transaction log goes at the moment; nowhere between two mails. */
interface Listening {
  dialogue: Dialogue | null;
}

/** One open SMTP connection to a relay: greeted, secured and logged in. Carries one mail after the other. */
export class Session {
  readonly label: string;
  readonly offer: ServerOffer;
  /** Mails it has carried. */
  carried = 0;
  /** The last transaction went wrong and stands open: `reset` before the next one. */
  dirty = false;
  readonly #timeouts: SmtpTimeouts;
  readonly #client: Client;
  readonly #commands: SMTPConnectionCustomAuthContext;
  readonly #listening: Listening;

  private constructor(
    { label, timeouts }: SessionOptions,
    client: Client,
    commands: SMTPConnectionCustomAuthContext,
    listening: Listening,
  ) {
    this.label = label;
    this.#timeouts = timeouts;
    this.#client = client;
    this.#commands = commands;
    this.#listening = listening;
    const { extensions, authMethods, maxAllowedSize } = commands;
    this.offer = { extensions: new Set(extensions), authMethods, maxSize: maxAllowedSize || null };
  }

  /** Greeting, EHLO, TLS, login. @throws GatewayError; the socket is closed then */
  static async open(options: SessionOptions, dialogue: Dialogue): Promise<Session> {
    const vouched = options.verify && options.fingerprint === null;
    const listening: Listening = { dialogue };
    const client = new Client({
      connection: options.socket,
      host: options.host,
      name: options.hello,
      secure: options.tls === 'implicit',
      ignoreTLS: options.tls === 'none',
      requireTLS: options.tls === 'required',
      opportunisticTLS: options.tls === 'opportunistic',
      tls: {
        secureContext: options.trust,
        rejectUnauthorized: vouched && (options.tls === 'required' || options.tls === 'implicit'),
      },
      connectionTimeout: options.timeouts.greeting,
      greetingTimeout: options.timeouts.greeting,
      socketTimeout: options.timeouts.command,
      transactionLog: true,
    });
    client.logger = transactionLogger(() => listening.dialogue);
    try {
      await greeted(client, options.label);
      if (client.secure) {
        const socket = client._socket as TLSSocket;
        if (options.verify && options.fingerprint !== null) demandPinned(socket, options.fingerprint, options.label);
        dialogue.remark(tlsRemark(socket, options.fingerprint !== null));
      }
      const session = new Session(options, client, await commandsOf(client), listening);
      if (options.login) await session.logIn(options.login, options.tls, dialogue);
      listening.dialogue = null;
      return session;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** @throws GatewayError SMTP_LOGIN_*, TLS_NOT_OFFERED where the password would be readable on the wire */
  async logIn(login: Login, tls: SessionOptions['tls'], dialogue: Dialogue): Promise<void> {
    const client = this.#client;
    const remote = (client._socket as Socket).remoteAddress ?? '';
    // Mode `none` is an explicit choice; the other modes promise that a password is never readable on a wire.
    if (!client.secure && tls !== 'none' && !isLoopback(remote)) {
      throw new GatewayError(
        'TLS_NOT_OFFERED',
        `${this.label} offers no TLS, and the login is not sent in the clear.`,
        {
          disposition: 'local',
          remedy: 'Switch on TLS at the relay; or choose the TLS mode "none" to send the password unencrypted.',
        },
      );
    }
    if (!client.allowsAuth) {
      throw new GatewayError('SMTP_LOGIN_NOT_OFFERED', `${this.label} takes no login on this port.`, {
        disposition: 'local',
        remedy: 'Use the submission port (587 or 465), or remove the login from this mail route.',
      });
    }
    dialogue.remark(`Logging in as ${login.username}.`);
    await new Promise<void>((resolve, reject) => {
      const broken = (error: NodemailerError) => reject(loginFailure(error, this.label));
      client.once('error', broken);
      client.login({ credentials: { user: login.username, pass: login.password } }, (error) => {
        client.removeListener('error', broken);
        if (error) broken(error);
        else resolve();
      });
    });
  }

  /** The TLS socket, to look at its certificate; null without TLS. */
  get tlsSocket(): TLSSocket | null {
    return this.#client.secure ? (this.#client._socket as TLSSocket) : null;
  }

  get alive(): boolean {
    const socket = this.#client._socket;
    return !this.#client.destroyed && !!socket && socket.writable;
  }

  /** Called once when the connection is gone, whoever ended it. */
  onEnd(listener: () => void): void {
    if (this.alive) this.#client.once('end', listener);
    else queueMicrotask(listener);
  }

  /**
   * One mail transaction. Never rejects: what came back is in the result, and `envelope` knows which recipients were
   * refused even when the message failed as a whole.
   * @param body a stream is read only after the server agreed to take the message
   */
  async transact(envelope: TransactionEnvelope, body: Buffer | Readable, dialogue: Dialogue): Promise<SentMail> {
    this.#listening.dialogue = dialogue;
    const { from, to, size, use8BitMime, ...coming } = envelope;
    const client = this.#client;
    client.expect({ ...coming, isWhole: Buffer.isBuffer(body), finalReplyMs: this.#timeouts.finalReply });
    // nodemailer writes into it what became of whom.
    const tracked = { from, to, size, use8BitMime } as unknown as SMTPConnectionEnvelope;
    const socket = client._socket;
    const sent = await new Promise<SentMail>((resolve) => {
      client.send(tracked, body, (error, info) => {
        const { begun, handedOver } = client;
        resolve({ begun, handedOver, envelope: tracked, error, info: info ?? null });
      });
    });
    // A body that broke off leaves the server in the middle of DATA: only closing keeps it from taking the half.
    if (sent.error?.code === 'ESTREAM') this.close();
    if (!Buffer.isBuffer(body) && !body.readableEnded) body.destroy();
    if (this.alive && socket) socket.setTimeout(this.#timeouts.command);
    this.#listening.dialogue = null;
    this.carried += 1;
    this.dirty = sent.error !== null;
    return sent;
  }

  /** Ends a transaction that went wrong (RSET). False = the session is of no use any more. */
  reset(): Promise<boolean> {
    return new Promise((resolve) => {
      const ended = () => resolve(false);
      this.#client.once('end', ended);
      this.#client.reset((error) => {
        this.#client.removeListener('end', ended);
        this.dirty = error !== null;
        resolve(error === null);
      });
    });
  }

  /** One command and its reply, for the route test. @throws GatewayError when the connection breaks */
  command(line: string): Promise<{ status: number; response: string }> {
    return new Promise((resolve, reject) => {
      const broken = (error: NodemailerError) => reject(sessionFailure(error, this.label));
      this.#client.once('error', broken);
      this.#commands.sendCommand(line, (_error, { status, response }) => {
        this.#client.removeListener('error', broken);
        resolve({ status, response });
      });
    });
  }

  /** A polite end: QUIT, and a moment for the answer. */
  quit(): void {
    const socket = this.#client._socket;
    if (!this.alive || !socket) {
      this.#client.close();
      return;
    }
    socket.setTimeout(QUIT_MS);
    this.#client.quit();
  }

  close(): void {
    this.#client.close();
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** Nothing but our EHLO has been sent so far. @throws GatewayError TLS_CERTIFICATE */
export function demandPinned(socket: TLSSocket, fingerprint: string, host: string): void {
  const shown = socket.getPeerCertificate().fingerprint256;
  if (shown === fingerprint) return;
  throw new GatewayError('TLS_CERTIFICATE', `The certificate of ${host} is not the one that is pinned: ${shown}.`, {
    disposition: 'local',
    remedy: 'If its certificate was renewed, test the route and pin the new one; else somebody stands in between.',
  });
}

function tlsRemark(socket: TLSSocket, pinned: boolean): string {
  const certificate = socket.getPeerCertificate();
  const name = certificate.subject?.CN ?? certificate.subjectaltname ?? '(no name)';
  const vouched = socket.authorized ? 'trusted' : `not trusted (${socket.authorizationError})`;
  const trusted = pinned ? 'pinned' : vouched;
  return `${socket.getProtocol()}, certificate of ${name}, ${trusted}.`;
}
