import type { Duplex } from 'node:stream';
import { GatewayError } from '../../core/errors.ts';

/**
 * Bytes to and from one modem: a serial line, a TCP socket or the simulator. Made open; it is lost once, never reopened.
 */
export interface Port {
  /** For people: the path, address or `simulator`. */
  readonly name: string;
  /** Resolves when the operating system has taken the bytes. @throws GatewayError PORT_LOST */
  write(bytes: Buffer): Promise<void>;
  /** One listener; bytes that came before it was set are kept for it. */
  onData(listener: (chunk: Buffer) => void): void;
  /** Called once when the line is gone for whatever reason, own `close()` excepted. */
  onLost(listener: (reason: GatewayError) => void): void;
  close(): Promise<void>;
}

/** How a serial line is to be opened; TCP and the simulator need none of it. */
export interface LineSettings {
  baudRate: number;
  /** RTS/CTS handshake. */
  rtscts: boolean;
}

/** Opens `/dev/…`, `tcp://host:port` or `simulator`. @throws GatewayError PORT_* with a remedy */
export type PortOpener = (spec: string, line: LineSettings) => Promise<Port>;

/** The error of a line that went away while in use. */
export function portLost(name: string, cause?: unknown): GatewayError {
  return new GatewayError('PORT_LOST', `The connection to the modem at ${name} was lost.`, {
    disposition: 'local',
    remedy: 'Check cable and power of the modem; the gateway reconnects by itself.',
    cause,
  });
}

/** Any open duplex stream as a Port. */
export class StreamPort implements Port {
  readonly name: string;
  readonly #stream: Duplex;
  readonly #shut: () => Promise<void>;
  #onLost: ((reason: GatewayError) => void) | null = null;
  #lost: GatewayError | null = null;
  #closed = false;

  /** @param shut ends the stream; called at most once */
  constructor(name: string, stream: Duplex, shut: () => Promise<void>) {
    this.name = name;
    this.#stream = stream;
    this.#shut = shut;
    stream.on('error', (error) => this.lose(error));
    stream.on('close', (error?: unknown) => this.lose(error));
    stream.on('end', () => this.lose(new Error('end of stream')));
  }

  write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#lost || this.#closed) return reject(this.#lost ?? portLost(this.name));
      this.#stream.write(bytes, (error) => {
        if (!error) return resolve();
        this.lose(error);
        reject(this.#lost ?? portLost(this.name, error));
      });
    });
  }

  onData(listener: (chunk: Buffer) => void): void {
    this.#stream.on('data', listener);
  }

  onLost(listener: (reason: GatewayError) => void): void {
    this.#onLost = listener;
    if (this.#lost && !this.#closed) listener(this.#lost);
  }

  /** Declares the line lost: the stream said so, or someone saw the device vanish. */
  lose(cause?: unknown): void {
    if (this.#lost) return;
    this.#lost = portLost(this.name, cause);
    if (this.#closed) return;
    this.#onLost?.(this.#lost);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#shut();
  }
}
