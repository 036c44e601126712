import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import { WHOLE_OCTETS } from '../../core/body-stream.ts';
import { type DataStream, quickened } from './dot-stuffing.ts';
import { sessionFailure } from './reply.ts';
import { WholeMessage } from './whole-message.ts';

/** Parameters of RFC 3461, each with a leading space, '' for none. */
export interface Notices {
  mail: string;
  /** By address as it stands in RCPT TO. */
  rcpt: ReadonlyMap<string, string>;
}

type Callback = (error: Error | null, reply?: string) => void;

/** What nodemailer keeps to itself. */
interface Inner {
  _responseActions: ((reply: string) => void)[];
  _sendCommand(line: string, shown?: string): void;
  _createSendStream(callback: Callback): DataStream;
  _actionSMTPStream(reply: string, callback: Callback): void;
}

const inner = SMTPConnection.prototype as unknown as Inner;

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
  /** The system has all of the message, its final dot too: from then on silence proves nothing. */
  handedOver = false;
  /** In the message to come CR and LF are known to come only together. */
  strictLineEnds = false;

  _sendCommand(line: string, shown?: string): void {
    inner._sendCommand.call(this, this.#complete(line), shown);
  }

  _createSendStream(callback: Callback): DataStream | WholeMessage {
    if (this.messageSize <= WHOLE_OCTETS) return this.#inOnePiece(callback);
    const stream = quickened(inner._createSendStream.call(this, callback), this.strictLineEnds);
    stream.once('end', () => {
      this.handedOver = true;
    });
    return stream;
  }

  #inOnePiece(callback: Callback): WholeMessage {
    const message = new WholeMessage(this.strictLineEnds, (octets) => {
      const socket = this._socket;
      if (!socket || socket.destroyed) return; // whoever closed it has told why
      socket.cork();
      for (const piece of octets) {
        socket.write(piece, (error) => {
          if (!error && piece === octets.at(-1)) this.handedOver = true;
        });
      }
      socket.uncork();
      this.logger.info({ tnx: 'message', outByteCount: message.outByteCount });
    });
    (this as unknown as Inner)._responseActions.push((reply) => inner._actionSMTPStream.call(this, reply, callback));
    return message;
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
