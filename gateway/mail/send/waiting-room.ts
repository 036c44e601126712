import { withdrawn } from '../../core/errors.ts';

interface Guest {
  messageId: string;
  why: string;
  leave(): void;
}

/**
 * Mails that were claimed and wait for a limit of their destination. They need no place among those that are being
 * sent, so a slow destination does not hold up the others; but the room is small, the outbox is where mails wait.
 */
export class WaitingRoom {
  /** A message with recipients at several hosts may be here more than once. */
  readonly #guests = new Set<Guest>();
  readonly #changed: () => void;
  #size = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Recipients that wait. */
  get size(): number {
    return this.#size;
  }

  /** What this message waits for, in plain words; null = it does not. */
  why(messageId: string): string | null {
    return this.#of(messageId)[0]?.why ?? null;
  }

  /** It is wanted back. */
  withdraw(messageId: string): void {
    for (const guest of this.#of(messageId)) guest.leave();
  }

  /** Waits inside until `work` is done. @throws GatewayError WITHDRAWN */
  async during<T>(mail: { messageId: string; recipients: string[] }, why: string, work: Promise<T>): Promise<T> {
    const recipients = mail.recipients.length;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(withdrawn());
    });
    const guest = { messageId: mail.messageId, why, leave };
    this.#guests.add(guest);
    this.#size += recipients;
    this.#changed();
    try {
      return await Promise.race([work, left]);
    } finally {
      this.#guests.delete(guest);
      this.#size -= recipients;
    }
  }

  #of(messageId: string): Guest[] {
    return [...this.#guests].filter((guest) => guest.messageId === messageId);
  }
}
