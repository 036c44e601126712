/** `<stat>` in PDU mode (27.005, 3.1): 0 unread, 1 read. */
export interface StoredMessage {
  index: number;
  stat: 0 | 1;
  /** SCA and TPDU in hex. */
  pdu: string;
  /** Octets of the TPDU without the SCA. */
  length: number;
  /** ms; some firmwares announce a message before they can show it. */
  readableAt: number;
}

/** One message memory (SM, ME, SR) with a bound. */
export class MessageMemory {
  readonly name: string;
  readonly capacity: number;
  readonly #base: number;
  readonly #slots = new Map<number, StoredMessage>();

  /** @param base first index, 0 or 1 */
  constructor(name: string, capacity: number, base: number) {
    this.name = name;
    this.capacity = capacity;
    this.#base = base;
  }

  get used(): number {
    return this.#slots.size;
  }
  get full(): boolean {
    return this.#slots.size >= this.capacity;
  }

  /** Into the first free place. @returns its index, null when full */
  store(pdu: string, length: number, readableAt = 0): number | null {
    if (this.full) return null;
    let index = this.#base;
    while (this.#slots.has(index)) index += 1;
    this.#slots.set(index, { index, stat: 0, pdu, length, readableAt });
    return index;
  }

  holds(index: number): boolean {
    return index >= this.#base && index < this.#base + this.capacity;
  }

  /** As it was before; reading marks it read. @param now ms */
  read(index: number, now: number): StoredMessage | null {
    const message = this.#slots.get(index);
    if (!message || message.readableAt > now) return null;
    const before = { ...message };
    message.stat = 1;
    return before;
  }

  /** Copies, in the order of their index. */
  list(): StoredMessage[] {
    return [...this.#slots.values()].map((message) => ({ ...message })).sort((a, b) => a.index - b.index);
  }

  /** @returns false where nothing was there */
  remove(index: number): boolean {
    return this.#slots.delete(index);
  }
}

/** `SM:30 ME:100` as memories. */
export function makeMemories(text: string, base: number): Map<string, MessageMemory> {
  const memories = new Map<string, MessageMemory>();
  for (const item of text.split(' ')) {
    const [name = '', capacity = '0'] = item.split(':');
    memories.set(name, new MessageMemory(name, Number(capacity), base));
  }
  return memories;
}
