import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection';
import type { SmtpReply } from './smtp-reply.ts';

export interface RelayServerOptions extends SMTPServerOptions {
  /** Clients that are greeted at once; the others wait the library's 100 ms, which shows who talks too soon. */
  isKnown(address: string): boolean;
}

/** smtp-server, with two changes: no pause before the greeting of known clients, and our own RFC 3463 codes. */
export class RelayServer extends SMTPServer {
  readonly #isKnown: (address: string) => boolean;

  constructor({ isKnown, ...options }: RelayServerOptions) {
    super(options);
    this.#isKnown = isKnown;
  }

  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    const connection = new RelayConnection(this, socket, options);
    connection.isKnown = this.#isKnown(connection.remoteAddress);
    this.connections.add(connection);
    connection.on('error', (error: Error) => this._onError(error));
    connection.on('connect', (info) => this._onClientConnect(info));
    connection.init();
  }

  /** Answers out of turn and closes. */
  cut(session: SMTPServerSession, reply: SmtpReply): void {
    for (const connection of this.connections) {
      if (connection.session !== session) continue;
      connection.send(reply.responseCode, reply.message);
      connection.close();
      connection._socket.destroySoon();
    }
  }

  /** Says goodbye to every client that is not in the middle of a message. */
  dismissIdle(isBusy: (session: SMTPServerSession) => boolean): void {
    for (const connection of [...this.connections]) {
      if (!isBusy(connection.session)) connection.send(421, '4.3.2 Service shutting down');
    }
  }
}

class RelayConnection extends SMTPConnection {
  isKnown = false;

  override init(): void {
    if (this.isKnown) this._setListeners(() => this.connectionReady());
    else super.init();
  }

  /** The library puts its own enhanced code before our words; where they begin with one, that one stands. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    const hasOwn = typeof data === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(data);
    super.send(code, data, hasOwn ? false : context);
  }
}
