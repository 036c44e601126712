import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import { sessionFailure } from './reply.ts';

/** nodemailer's client, with SMTPUTF8 for a message whose header needs it while its addresses are ASCII (RFC 6531, 3.4). */
export class Client extends SMTPConnection {
  announceUtf8 = false;

  _sendCommand(line: string, shown?: string): void {
    const inner = SMTPConnection.prototype as unknown as { _sendCommand(line: string, shown?: string): void };
    const missing = this.announceUtf8 && line.startsWith('MAIL FROM:') && !line.includes(' SMTPUTF8');
    inner._sendCommand.call(this, missing ? `${line} SMTPUTF8` : line, shown);
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
