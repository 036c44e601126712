import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import { type DataStream, quickened } from './dot-stuffing.ts';
import { sessionFailure } from './reply.ts';
import { WholeMessage } from './whole-message.ts';

/** Parameters of RFC 3461, each with a leading space, '' for none. */
export interface Notices {
  mail: string;
  /** By address as it stands in RCPT TO. */
  rcpt: ReadonlyMap<string, string>;
}

/** What a client has to know of a mail before it sends it. */
export interface ComingMail {
  /** It needs SMTPUTF8, whatever its addresses are. */
  utf8: boolean;
  notices: Notices;
  /** It is a Buffer, and no stream. */
  isWhole: boolean;
  /** In it CR and LF are known to come only together. */
  strictLineEnds: boolean;
  /** How long the server may think once it has it. */
  finalReplyMs: number;
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
  /** The server has agreed to take the message: from then on some of it may have left. */
  begun = false;
  /** The system has all of the message, its final dot too: from then on silence proves nothing. */
  handedOver = false;
  #coming: ComingMail = { utf8: false, notices: NO_NOTICES, isWhole: false, strictLineEnds: false, finalReplyMs: 0 };

  /** Before each mail. */
  expect(mail: ComingMail): void {
    this.#coming = mail;
    this.begun = false;
    this.handedOver = false;
  }

  _sendCommand(line: string, shown?: string): void {
    inner._sendCommand.call(this, this.#complete(line), shown);
  }

  _createSendStream(callback: Callback): DataStream | WholeMessage {
    this.begun = true;
    if (this.#coming.isWhole) return this.#inOnePiece(callback);
    const stream = quickened(inner._createSendStream.call(this, callback), this.#coming.strictLineEnds);
    stream.once('end', () => {
      this.handedOver = true;
      if (this._socket) this._socket.setTimeout(this.#coming.finalReplyMs);
    });
    return stream;
  }

  #inOnePiece(callback: Callback): WholeMessage {
    const message = new WholeMessage(this.#coming.strictLineEnds, (octets) => {
      const socket = this._socket;
      if (!socket || socket.destroyed) return; // whoever closed it has told why
      socket.cork();
      for (const piece of octets) {
        socket.write(piece, (error) => {
          if (!error && piece === octets.at(-1)) this.handedOver = true;
        });
      }
      socket.uncork();
      socket.setTimeout(this.#coming.finalReplyMs);
      this.logger.info({ tnx: 'message', outByteCount: message.outByteCount });
    });
    (this as unknown as Inner)._responseActions.push((reply) => inner._actionSMTPStream.call(this, reply, callback));
    return message;
  }

  #complete(line: string): string {
    const { utf8, notices } = this.#coming;
    if (line.startsWith('MAIL FROM:')) {
      const announced = utf8 && !line.includes(' SMTPUTF8') ? ' SMTPUTF8' : '';
      return `${line}${announced}${notices.mail}`;
    }
    const recipient = /^RCPT TO:<(.*)>$/.exec(line)?.[1];
    return recipient === undefined ? line : `${line}${notices.rcpt.get(recipient) ?? ''}`;
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
