/** Who goes first on the one line to the modem: messages, then what the modem announced, then housekeeping. */
export type Priority = 'submit' | 'inbound' | 'housekeeping';

const ORDER: readonly Priority[] = ['submit', 'inbound', 'housekeeping'];

/** First in, first out within a priority. */
export class CommandQueue<T> {
  readonly #lanes: Record<Priority, T[]> = { submit: [], inbound: [], housekeeping: [] };

  push(item: T, priority: Priority): void {
    this.#lanes[priority].push(item);
  }

  shift(): T | undefined {
    for (const priority of ORDER) {
      const item = this.#lanes[priority].shift();
      if (item !== undefined) return item;
    }
    return undefined;
  }

  /** Takes all that wait, most urgent first. */
  clear(): T[] {
    return ORDER.flatMap((priority) => this.#lanes[priority].splice(0));
  }
}
