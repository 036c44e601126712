import { isIP } from 'node:net';
import type { SMTPServerSession } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection';
import type { SMTPStream } from 'smtp-server/lib/smtp-stream';
import type { RefusalReason } from '../../core/model/mail-in.ts';
import type { Exceptions } from './legacy-clients.ts';
import { quickened } from './quick-data.ts';
import type { SmtpReply } from './smtp-reply.ts';

/** What a connection asks its listener. */
export interface ConnectionHost {
  /** Before 354. @returns why not, or null */
  beforeData(session: SMTPServerSession): SmtpReply | null;
  /** The library itself has refused something. @param reply what the client hears */
  refused(session: SMTPServerSession, reason: RefusalReason, reply: string): void;
  hostname: string;
}

type Parsed = ReturnType<SMTPConnection['_parseAddressCommand']>;

/** What the library refuses by itself, by the context it gives with its reply. */
const LIBRARY_REFUSALS: Record<string, RefusalReason> = {
  MESSAGE_TOO_BIG: 'size',
  TOO_MANY_RECIPIENTS: 'recipients',
  SENDER_SYNTAX_ERROR: 'syntax',
  MAILBOX_SYNTAX_ERROR: 'syntax',
};
/** An address in angle brackets or bare, quoted or not, and what follows. */
const LENIENT = /^(mail from|rcpt to)\s*:\s*(?:<((?:"(?:[^"\\]|\\.)*"|[^<>"\s])*)>|([^\s<>"]+))(.*)$/is;
/** Of MAIL and RCPT, by what we offer. */
const PARAMETERS = ['SIZE', 'BODY', 'SMTPUTF8', 'RET', 'ENVID', 'AUTH', 'NOTIFY', 'ORCPT'];
/** A client that brings less in the time in which it may be silent (55 octets a second in five minutes) does not mean it. */
const LEAST_OCTETS = 16 * 1024;
const STAND_IN = '<stand@in.invalid>';

/** One connection of smtp-server, with what it lacks: no pause before the greeting of known clients, our own RFC 3463
 * codes, a say before DATA, and what old devices are let off. */
export class RelayConnection extends SMTPConnection {
  /** Greeted at once: the library's pause, by which those are caught who talk too soon, is not for them. */
  isKnown = false;
  exceptions: Exceptions | null = null;
  host: ConnectionHost | null = null;
  #replies = 0;
  #seen = { replies: 0, octets: 0 };

  override _createParser(): SMTPStream {
    return quickened(super._createParser());
  }

  override init(): void {
    if (this.isKnown) this._setListeners(() => this.connectionReady());
    else super.init();
  }

  /** The library puts its own enhanced code before our words; where they begin with one, that one stands. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    this.#replies += 1;
    const reason = code === 421 && !this._ready ? 'early-talker' : LIBRARY_REFUSALS[context || ''];
    if (reason && code >= 400 && this.session.remoteAddress)
      this.host?.refused(this.session, reason, `${code} ${data}`);
    const hasOwn = typeof data === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(data);
    super.send(code, data, hasOwn ? false : context);
  }

  /**
   * Called from time to time: ends a client that since the last time has sent octet by octet, and neither a whole command
   * nor a fair piece of a message. The library ends those that are silent; each octet puts that off.
   */
  endIfStuck(): void {
    const before = this.#seen;
    const octets = this._socket?.bytesRead ?? 0;
    this.#seen = { replies: this.#replies, octets };
    const isOurTurn = this._handlerPending || (this._dataStream && this._parser && !this._parser._dataMode);
    const drips = octets > before.octets && octets - before.octets < LEAST_OCTETS && this.#replies === before.replies;
    if (drips && !isOurTurn) this.send(421, '4.4.2 You are too slow');
  }

  /** Asked several times a command; the library, which does not know how the list is written, mends each entry first. */
  override _isDisabled(command: string): boolean {
    return this.session.disabledCommands?.includes(command) === true;
  }

  /** RFC 5321, 4.1.1.11: what was not offered is refused, and not passed over. */
  override _rejectInvalidParams(parsed: Exclude<Parsed, false>, keys: string[], callback: () => void): boolean {
    const unknown = Object.keys(parsed.args || {}).find((name) => !PARAMETERS.includes(name));
    if (!unknown) return super._rejectInvalidParams(parsed, keys, callback);
    this.send(555, `5.5.4 The parameter ${unknown} is not known here`);
    callback();
    return true;
  }

  override handler_DATA(command: Buffer, callback: () => void): void {
    const reply = this.session.envelope.rcptTo.length > 0 ? this.host?.beforeData(this.session) : null;
    if (!reply) {
      super.handler_DATA(command, callback);
      return;
    }
    this.send(reply.responseCode, reply.message);
    callback();
  }

  /** Closed from our side once the client can have its 221: many hang up without a word, and each would be an error. */
  override handler_QUIT(command: Buffer, callback: () => void): void {
    super.handler_QUIT(command, callback);
    this._socket.destroySoon();
  }

  override handler_EHLO(command: Buffer, callback: () => void): void {
    super.handler_EHLO(this.#greeting(command), callback);
  }

  override handler_HELO(command: Buffer, callback: () => void): void {
    super.handler_HELO(this.#greeting(command), callback);
  }

  override _parseAddressCommand(name: string, command: Buffer | string): Parsed {
    const parsed = super._parseAddressCommand(name, command);
    if (parsed || !this.exceptions?.row.lenientAddresses) return parsed;
    const [, verb, inBrackets, bare, rest = ''] = LENIENT.exec(command.toString().trim()) ?? [];
    const address = this.#lenient(inBrackets ?? bare);
    const standing = address && super._parseAddressCommand(name, `${verb}:${STAND_IN}${rest}`);
    if (!standing) return false;
    this.exceptions.used.lenientAddresses += 1;
    return { ...standing, address };
  }

  /** Old devices greet with names of several words, or with none. */
  #greeting(command: Buffer): Buffer {
    const [verb, ...names] = command.toString('latin1').trim().split(/\s+/);
    if (!this.exceptions?.row.lenientAddresses || names.length === 1) return command;
    return Buffer.from(`${verb} ${names[0] ?? 'unknown'}`, 'latin1');
  }

  #lenient(text: string | undefined): string | null {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is asked
    if (!text || text.length > 320 || /[\0-\x1f\x7f-\x9f\u200b\u2060\ufeff]/.test(text)) return null;
    const at = text.lastIndexOf('@');
    const [local, domain] =
      at < 0 ? [text, this.host?.hostname ?? 'localhost'] : [text.slice(0, at), text.slice(at + 1)];
    return local !== '' && /^[\w.:[\]\u0080-\uffff-]+$/.test(domain) ? `${local}@${domain}` : null;
  }
}

/** An address as the library tells it. @param address of a socket */
export function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
