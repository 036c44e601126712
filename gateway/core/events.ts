import type { MessageKind } from './model/message.ts';

/** What live listeners (SSE, webhooks, metrics) hear. Only ids and states travel, never a secret or a body. */
export interface GatewayEvents {
  message: { id: string; state: string; channel: string; kind?: MessageKind /** Absent: not known here. */ };
  push: { id: string; state: string };
  bulk: { id: string; state: string };
  modem: { id: string; state: string };
  captured: { id: string };
  inbox: { id: string };
  forward: { id: string; state: string };
  optOut: { id: string };
  mailRoute: { id: string };
  postmaster: { id: string };
  listener: { id: string; state: string };
  directory: { kind: 'domain' | 'user' | 'token'; id: string };
  /** What became of a token. `created` also means assigned to its user; `imported` the same from a file. */
  token: { id: string; userId: string; what: 'created' | 'imported' | 'verified' | 'revoked' | 'wiped' };
  /** A user (`id`) came into a group of an identity source, or left it. */
  membership: { id: string; sourceId: string; group: string; what: 'joined' | 'left' };
  /** An identity source, or the progress of its sync. */
  source: { id: string; state: string; seen: number };
}

type Listener<T> = (event: T) => void;

/** A typed in-process bus. Listeners must not throw; one that does is reported and does not stop the others. */
export class EventBus {
  readonly #listeners = new Map<keyof GatewayEvents, Set<Listener<never>>>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  on<K extends keyof GatewayEvents>(name: K, listener: Listener<GatewayEvents[K]>): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  emit<K extends keyof GatewayEvents>(name: K, event: GatewayEvents[K]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        (listener as Listener<GatewayEvents[K]>)(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
