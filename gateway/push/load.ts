import type { PushFlowStore, PushToRender } from '../core/push-stores.ts';

interface Waiting {
  id: string;
  resolve(found: PushToRender | null): void;
  reject(error: unknown): void;
}

const MOST = 256;

/** Reads what rendering needs of pushes; those asked for in one turn of the event loop share a query. */
export class PushLoader {
  readonly #flow: Pick<PushFlowStore, 'forRender'>;
  #waiting: Waiting[] = [];

  constructor(flow: Pick<PushFlowStore, 'forRender'>) {
    this.#flow = flow;
  }

  load(id: string): Promise<PushToRender | null> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ id, resolve, reject }) === 1) setImmediate(() => this.#read());
    });
  }

  #read(): void {
    const all = this.#waiting.splice(0);
    for (let from = 0; from < all.length; from += MOST) void this.#readSome(all.slice(from, from + MOST));
  }

  async #readSome(some: Waiting[]): Promise<void> {
    try {
      const found = await this.#flow.forRender([...new Set(some.map(({ id }) => id))]);
      for (const { id, resolve } of some) resolve(found.get(id) ?? null);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }
}
