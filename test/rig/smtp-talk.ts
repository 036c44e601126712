import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, TLSSocket } from 'node:tls';

export interface TalkOptions {
  /** The client's own address. */
  local?: string;
  tls?: { ca: string };
  host?: string;
}

/** An SMTP client that says exactly what it is told, octet by octet. */
export class SmtpTalk {
  #socket: Socket;
  #input = '';
  #ended = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /** Connects; `local` chooses the client's own address (127.0.0.2 is another client). */
  static async open(port: number, { local, tls, host = '127.0.0.1' }: TalkOptions = {}): Promise<SmtpTalk> {
    const place = { host, port, ...(local ? { localAddress: local } : {}) };
    const socket = tls ? connectTls({ ...place, ca: tls.ca, servername: 'localhost' }) : connect(place);
    await new Promise<void>((resolve, reject) => {
      socket.once(tls ? 'secureConnect' : 'connect', resolve);
      socket.once('error', reject);
    });
    return new SmtpTalk(socket);
  }

  /** Connects, hears the greeting and says EHLO. */
  static async greeted(port: number, options: TalkOptions = {}): Promise<SmtpTalk> {
    const talk = await SmtpTalk.open(port, options);
    await talk.reply();
    await talk.say('EHLO client.example');
    return talk;
  }

  /** One command, one reply (its lines joined by \n). */
  async say(line: string): Promise<string> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  write(octets: string | Buffer): void {
    this.#socket.write(typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets);
  }

  /** Resolves when the octets have left. */
  push(octets: Buffer): Promise<void> {
    return new Promise((resolve) => this.#socket.write(octets, () => resolve()));
  }

  /** The next reply; '' when the server has closed. */
  async reply(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(this.#input);
      if (found) {
        this.#input = this.#input.slice(found[0].length);
        return found[0].replace(/\r\n/g, '\n').trimEnd();
      }
      if (this.#ended) return '';
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** MAIL, RCPT…, DATA, the message and its end; the last reply (or the first that is no success). */
  async mail(to: string | string[], message: string | Buffer, from = 'app@example.com'): Promise<string> {
    const commands = [`MAIL FROM:<${from}>`, ...[to].flat().map((one) => `RCPT TO:<${one}>`), 'DATA'];
    for (const command of commands) {
      const reply = await this.say(command);
      if (!/^[23]/.test(reply)) return reply;
    }
    this.write(message);
    return this.say('\r\n.'.slice(String(message).endsWith('\r\n') ? 2 : 0));
  }

  /** `TLSv1.3`; null without TLS. */
  get protocol(): string | null {
    return this.#socket instanceof TLSSocket ? this.#socket.getProtocol() : null;
  }

  async startTls(ca: string, options: ConnectionOptions = {}): Promise<string> {
    const reply = await this.say('STARTTLS');
    if (!reply.startsWith('220')) return reply;
    this.#socket.removeAllListeners();
    const socket = connectTls({ socket: this.#socket, ca, servername: 'localhost', ...options });
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
    });
    this.#socket = socket;
    this.#listen();
    return this.say('EHLO client.example');
  }

  /** Resolves when the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    this.#socket.on('data', (chunk: Buffer) => {
      this.#input += chunk.toString('latin1');
      this.#wake();
    });
    this.#socket.on('error', end);
    this.#socket.on('close', end);
    this.#socket.on('end', end);
  }
}
