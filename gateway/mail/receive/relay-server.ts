import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection';
import { newId } from '../../core/id.ts';
import { plainAddress } from './allow-list.ts';
import type { TlsMaterial } from './certificates.ts';
import type { Exceptions } from './legacy-clients.ts';
import { type ConnectionHost, RelayConnection } from './relay-connection.ts';
import type { SmtpReply } from './smtp-reply.ts';

export interface RelayServerOptions extends SMTPServerOptions {
  host: ConnectionHost;
  /** Clients that are greeted at once; the others wait the library's 100 ms, which shows who talks too soon. */
  isKnown(address: string): boolean;
  exceptionsOf(address: string): Exceptions | null;
  /** Before anything is spent on a TLS handshake. */
  mayConnect(address: string): boolean;
  /** null without TLS. */
  material: TlsMaterial | null;
}

const MODERN = { minVersion: 'TLSv1.2' } as const;
/** For old devices only: OpenSSL refuses their hashes and key lengths unless it is told not to. */
const OLD = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

type Contexts = Map<string, SecureContext>;

/** smtp-server with our connections, and TLS of two ages. */
export class RelayServer extends SMTPServer {
  readonly #options: Pick<RelayServerOptions, 'host' | 'isKnown' | 'exceptionsOf' | 'mayConnect'>;
  readonly #rounds: NodeJS.Timeout;
  #oldContext: Contexts | null = null;

  constructor({ host, isKnown, exceptionsOf, mayConnect, material, ...options }: RelayServerOptions) {
    super({ ...options, ...material, ...MODERN });
    this.#options = { host, isKnown, exceptionsOf, mayConnect };
    if (material) this.#prepareOld(material);
    this.#rounds = setInterval(() => {
      for (const connection of this.connections) (connection as RelayConnection).endIfStuck();
    }, options.socketTimeout).unref();
  }

  override close(callback?: (() => void) | null): void {
    clearInterval(this.#rounds);
    super.close(callback);
  }

  /** For connections that begin from now on. @throws where key and certificate do not belong together */
  setCertificate(material: TlsMaterial): void {
    createSecureContext({ ...material });
    this.updateSecureContext({ ...material });
    this.#prepareOld(material);
  }

  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    const { host, isKnown, exceptionsOf } = this.#options;
    const connection = new RelayConnection(this, socket, options);
    connection.host = host;
    connection.isKnown = isKnown(connection.remoteAddress);
    connection.exceptions = exceptionsOf(connection.remoteAddress);
    this.connections.add(connection);
    connection.on('error', (error: Error) => this._onError(error));
    connection.on('connect', (info) => this._onClientConnect(info));
    if (connection.exceptions?.row.oldTls) {
      const upgrade = connection.upgrade.bind(connection);
      connection.upgrade = (...args) => this.#withOldTls(() => upgrade(...args));
    }
    connection.init();
  }

  /** Nobody speaks the PROXY protocol here; the library would wait a turn of the event loop before it goes on. */
  override _handleProxy(_socket: Socket, next: Parameters<SMTPServer['_handleProxy']>[1]): void {
    next(null, { id: newId() });
  }

  override _acceptSocket(socket: Socket, handshake: boolean): (() => void) | false {
    if (handshake && !this.#options.mayConnect(plainAddress(socket.remoteAddress ?? ''))) {
      socket.on('error', () => false);
      socket.destroy();
      return false;
    }
    return super._acceptSocket(socket, handshake);
  }

  override _upgrade(socket: Socket, callback: Parameters<SMTPServer['_upgrade']>[1]): void {
    const isOld = this.#options.exceptionsOf(plainAddress(socket.remoteAddress ?? ''))?.row.oldTls;
    if (isOld) this.#withOldTls(() => super._upgrade(socket, callback));
    else super._upgrade(socket, callback);
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

  /** The library takes the context of a handshake from here when it begins, at once. */
  #withOldTls(begin: () => void): void {
    const modern = this.secureContext;
    this.secureContext = this.#oldContext ?? modern;
    try {
      begin();
    } finally {
      this.secureContext = modern;
    }
  }

  #prepareOld(material: TlsMaterial): void {
    this.#oldContext = new Map([['*', createSecureContext({ ...material, ...OLD, honorCipherOrder: true })]]);
  }
}
