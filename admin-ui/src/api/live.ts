import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type KeyArea, keys } from './keys.ts';

export type LiveState = 'connecting' | 'open' | 'lost';

/** What each event of `/api/v1/events` makes stale. */
const STALE: Record<string, KeyArea[]> = {
  message: [keys.messages, keys.status, keys.pushes, keys.simulator, keys.sims],
  push: [keys.pushes, keys.tokens, keys.status, keys.bulk, keys.webhooks],
  bulk: [keys.bulk],
  modem: [keys.modems, keys.status, keys.simulator, keys.sims],
  captured: [keys.captured],
  inbox: [keys.inbox, keys.simulator],
  forward: [keys.forwarding],
  optOut: [keys.optOuts],
  mailRoute: [keys.mailRoutes, keys.status],
  postmaster: [keys.postmaster],
  listener: [keys.listeners, keys.status],
  source: [keys.sources],
  directory: [keys.domains, keys.users, keys.tokens, keys.status],
};

/** Events within this time (ms) become one refetch: a run of a thousand messages must not reload a list a thousand times. */
const GATHER_MS = 250;
/** First and longest wait (ms) before connecting again. */
const RETRY_MS = 1_000;
const RETRY_MAX_MS = 30_000;

/**
 * One stream of server-sent events for the whole console. Each event marks the queries it concerns as stale; after a
 * lost connection everything is, because events were missed.
 */
export class LiveEvents {
  readonly #queries: QueryClient;
  readonly #listeners = new Set<() => void>();
  readonly #stale = new Set<KeyArea>();
  #source: EventSource | undefined;
  #state: LiveState = 'connecting';
  #gather: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = RETRY_MS;
  #missed = false;

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  start(): void {
    this.stop();
    this.#connect();
  }

  stop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#gather);
    this.#gather = undefined;
    this.#source?.close();
    this.#source = undefined;
    this.#missed = false;
    this.#retryMs = RETRY_MS;
    this.#become('connecting');
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): LiveState => this.#state;

  #connect(): void {
    const source = new EventSource('/api/v1/events');
    this.#source = source;
    source.onopen = () => {
      this.#retryMs = RETRY_MS;
      this.#become('open');
      if (this.#missed) void this.#queries.invalidateQueries();
      this.#missed = false;
    };
    source.onerror = () => {
      this.#missed = true;
      this.#become('lost');
      // The browser retries by itself only after a broken stream, not after a refusal: that is ours to do.
      source.close();
      this.#retry = setTimeout(() => this.#again(), this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MAX_MS);
    };
    for (const [event, areas] of Object.entries(STALE)) source.addEventListener(event, () => this.#mark(areas));
    // The gateway had to drop events for this listener.
    source.addEventListener('resync', () => void this.#queries.invalidateQueries());
  }

  /** A session that ended answers 401 to the stream too; asking for it shows the login page. */
  #again(): void {
    void this.#queries.invalidateQueries({ queryKey: [keys.session] });
    this.#connect();
  }

  #mark(areas: KeyArea[]): void {
    for (const area of areas) this.#stale.add(area);
    this.#gather ??= setTimeout(() => {
      this.#gather = undefined;
      for (const area of this.#stale) void this.#queries.invalidateQueries({ queryKey: [area] });
      this.#stale.clear();
    }, GATHER_MS);
  }

  #become(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function useLiveState(live: LiveEvents): LiveState {
  return useSyncExternalStore(live.subscribe, live.state);
}
