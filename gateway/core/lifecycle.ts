import { asGatewayError } from './errors.ts';
import type { Log } from './log.ts';

/** One thing with a life. */
export interface Part {
  name: string;
  start?(): Promise<unknown> | unknown;
  stop?(): Promise<unknown> | unknown;
}

/** Starts parts in order and stops them in reverse; a part that fails to stop does not keep the others from it. */
export class Lifecycle {
  readonly #log: Log;
  readonly #started: Part[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  /** @throws GatewayError of the part that failed; those before it are stopped again */
  async start(parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      this.#started.push(part);
      try {
        await part.start?.();
      } catch (error) {
        await this.stop();
        throw asGatewayError(error);
      }
    }
  }

  /** @returns whether every part stopped without an error */
  async stop(): Promise<boolean> {
    let clean = true;
    for (const part of this.#started.splice(0).reverse()) {
      try {
        await part.stop?.();
      } catch (error) {
        clean = false;
        this.#log.error({ err: error, part: part.name }, 'A part did not stop as it should.');
      }
    }
    return clean;
  }
}
