import type { GatewayError } from '../../gateway/core/errors.ts';
import { type Port, portLost } from '../../gateway/sms/port/port.ts';

/** What the other side does with what was written: bytes to answer with, or nothing. */
export type Answerer = (written: string, port: ScriptedPort) => string | undefined;

/** A wire whose other end a test plays: every write is shown to `answer`, whose return value comes back as bytes. */
export class ScriptedPort implements Port {
  readonly name = 'scripted';
  /** All that was ever written, in order. */
  readonly written: string[] = [];
  answer: Answerer;
  closed = false;
  #onData: (chunk: Buffer) => void = () => {};
  #onLost: (reason: GatewayError) => void = () => {};
  #gone = false;

  constructor(answer: Answerer) {
    this.answer = answer;
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#gone) throw portLost(this.name);
    const text = bytes.toString('latin1');
    this.written.push(text);
    const reply = this.answer(text, this);
    if (reply !== undefined) setImmediate(() => this.say(reply));
  }

  onData(listener: (chunk: Buffer) => void): void {
    this.#onData = listener;
  }

  onLost(listener: (reason: GatewayError) => void): void {
    this.#onLost = listener;
  }

  /** Bytes from the modem, unasked. */
  say(text: string): void {
    if (!this.#gone) this.#onData(Buffer.from(text, 'latin1'));
  }

  /** The cable is out. @param quietly the operating system does not tell; only writes fail */
  vanish(quietly = false): void {
    this.#gone = true;
    if (!quietly) this.#onLost(portLost(this.name));
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}
