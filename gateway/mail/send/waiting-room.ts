/**
 * Mails that were claimed and wait for a limit of their destination. They need no place among those that are being
 * sent, so a slow destination does not hold up the others; but the room is small, the outbox is where mails wait.
 */
export class WaitingRoom {
  readonly #reasons = new Map<string, { recipients: number; why: string }>();
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
    return this.#reasons.get(messageId)?.why ?? null;
  }

  /** Waits inside until `work` is done. */
  async during<T>(mail: { messageId: string; recipients: string[] }, why: string, work: Promise<T>): Promise<T> {
    const recipients = mail.recipients.length;
    this.#reasons.set(mail.messageId, { recipients, why });
    this.#size += recipients;
    this.#changed();
    try {
      return await work;
    } finally {
      this.#reasons.delete(mail.messageId);
      this.#size -= recipients;
    }
  }
}
