import type { NewMessage } from '../core/outbox-store.ts';
import type { OutboxMessage } from '../core/ports.ts';

/** Octets of bodies, and messages, that are kept in memory at most. */
const MOST_OCTETS = 16 * 1024 * 1024;
const MOST_MESSAGES = 2_000;

interface Kept {
  message: OutboxMessage | null;
  body: Buffer | null;
}

/**
 * What was accepted a moment ago, by message id. Most messages are sent at once: these need not be read back, and their
 * bodies not be opened again. Each is handed out once; whatever comes later (a second attempt, a restart) reads the store.
 */
export class Fresh {
  readonly #kept = new Map<string, Kept>();
  #octets = 0;

  /** Durable now. @param bodySize octets of its stored body */
  keep(message: NewMessage, bodySize: number): void {
    if (message.notBefore !== undefined && message.notBefore > message.createdAt) return;
    const body = Buffer.isBuffer(message.body) ? message.body : null;
    // One that was claimed with its acceptance has been handed out.
    if (!body && message.lease) return;
    this.#kept.set(message.id, { message: message.lease ? null : newOutboxMessage(message, bodySize), body });
    this.#octets += body?.length ?? 0;
    while (this.#octets > MOST_OCTETS || this.#kept.size > MOST_MESSAGES) {
      this.forget(this.#kept.keys().next().value!);
    }
  }

  takeMessage(id: string): OutboxMessage | null {
    const kept = this.#kept.get(id);
    const message = kept?.message ?? null;
    if (kept) this.#without(id, { ...kept, message: null });
    return message;
  }

  takeBody(id: string): Buffer | null {
    const kept = this.#kept.get(id);
    const body = kept?.body ?? null;
    if (kept && body) {
      this.#octets -= body.length;
      this.#without(id, { ...kept, body: null });
    }
    return body;
  }

  #without(id: string, rest: Kept): void {
    if (rest.message || rest.body) this.#kept.set(id, rest);
    else this.#kept.delete(id);
  }

  /** Not to be sent any more, or wiped. */
  forget(id: string): void {
    this.#octets -= this.#kept.get(id)?.body?.length ?? 0;
    this.#kept.delete(id);
  }
}

/** As it is claimed. @param bodySize octets of its stored body */
export function newOutboxMessage(message: NewMessage, bodySize: number): OutboxMessage {
  const { id, channel, kind, from, subject, ref, createdAt, expiresAt, options } = message;
  return {
    id,
    channel,
    kind,
    class: message.class,
    createdAt,
    expiresAt,
    bodySize,
    from: from ?? null,
    subject: subject ?? null,
    ref: ref ?? null,
    options: options ?? {},
  };
}
