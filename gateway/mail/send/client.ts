import type { Socket } from 'node:net';
import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import { type DataStream, quickened } from './dot-stuffing.ts';
import { sessionFailure } from './reply.ts';

/** Parameters of RFC 3461, each with a leading space, '' for none. */
export interface Notices {
  mail: string;
  /** By address as it stands in RCPT TO. */
  rcpt: ReadonlyMap<string, string>;
}

export const NO_NOTICES: Notices = { mail: '', rcpt: new Map() };

/**
 * nodemailer's client, with SMTPUTF8 for a message whose header needs it while its addresses are ASCII (RFC 6531, 3.4),
 * and with notice parameters for each recipient (RFC 3461); nodemailer knows one set for all.
 */
export class Client extends SMTPConnection {
  announceUtf8 = false;
  notices: Notices = NO_NOTICES;
  /** Octets of the message to come. */
  messageSize = Number.POSITIVE_INFINITY;
  /** In the message to come CR and LF are known to come only together. */
  strictLineEnds = false;

  _sendCommand(line: string, shown?: string): void {
    const inner = SMTPConnection.prototype as unknown as { _sendCommand(line: string, shown?: string): void };
    inner._sendCommand.call(this, this.#complete(line), shown);
  }

  _createSendStream(callback: unknown): DataStream {
    const inner = SMTPConnection.prototype as unknown as { _createSendStream(callback: unknown): DataStream };
    const stream = quickened(inner._createSendStream.call(this, callback), this.strictLineEnds);
    if (this._socket && this.messageSize <= this._socket.writableHighWaterMark / 2) inOnePiece(stream, this._socket);
    return stream;
  }

  #complete(line: string): string {
    if (line.startsWith('MAIL FROM:')) {
      const utf8 = this.announceUtf8 && !line.includes(' SMTPUTF8') ? ' SMTPUTF8' : '';
      return `${line}${utf8}${this.notices.mail}`;
    }
    const recipient = /^RCPT TO:<(.*)>$/.exec(line)?.[1];
    return recipient === undefined ? line : `${line}${this.notices.rcpt.get(recipient) ?? ''}`;
  }
}

/**
 * A message and its final dot leave with one call of the system. Only for those that fit the socket's buffer with every
 * octet doubled: a corked socket never drains.
 */
function inOnePiece(stream: DataStream, socket: Socket): void {
  socket.cork();
  stream.once('end', () => socket.uncork());
}

/** Greeting, EHLO, TLS. @throws GatewayError */
export function greeted(client: Client, label: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays for the session's life: an error on an idle connection is news of its end, and 'end' tells that.
    client.on('error', (error: NodemailerError) => reject(sessionFailure(error, label)));
    client.connect((error) => (error ? reject(sessionFailure(error, label)) : resolve()));
  });
}

/** Runs no login: nodemailer hands what the server offers, and the way to send a command, to login handlers only. */
export function commandsOf(client: Client): Promise<SMTPConnectionCustomAuthContext> {
  return new Promise((resolve, reject) => {
    client.customAuth.set('X-LOOK', (context) => {
      resolve(context);
      context.resolve();
    });
    client.login({ method: 'X-LOOK' }, (error) => error && reject(error));
  });
}
