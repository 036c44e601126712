import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { ApiKey, ApiKeyCreated, ApiKeyInput, Scope } from '../core/model/administration.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { AdminStore, ApiKeyRow } from '../core/stores.ts';

/** `pt_` and 256 random bits in base64url. */
const KEY = /^pt_[\w-]{43}$/;
const PREFIX_LENGTH = 11;
/** A key's last use is written no more often than this. */
const TOUCH_MS = 60_000;

export interface KeyHolder {
  actor: Actor;
  scopes: Scope[];
}

/** API keys: made, shown once, checked by their SHA-256, revoked. */
export class ApiKeys {
  readonly #store: AdminStore;
  readonly #clock: Clock;

  constructor(deps: { store: AdminStore; clock: Clock }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  async list(): Promise<ApiKey[]> {
    return (await this.#store.listApiKeys()).map(toApiKey);
  }

  /** @throws GatewayError 404 */
  async get(id: string): Promise<ApiKey> {
    const row = (await this.#store.listApiKeys()).find((one) => one.id === id);
    if (!row) throw notFound('API key', id);
    return toApiKey(row);
  }

  /** The only time the key itself is seen. @throws GatewayError 422 when it would expire in the past */
  async create(input: ApiKeyInput): Promise<ApiKeyCreated> {
    const now = this.#clock.now();
    const expiresAt = input.expiresAt === null ? null : Date.parse(input.expiresAt);
    if (expiresAt !== null && expiresAt <= now) {
      throw invalid('KEY_EXPIRED', 'The key would have expired already.', [
        { path: 'expiresAt', message: 'must be in the future' },
      ]);
    }
    const key = `pt_${randomBytes(32).toString('base64url')}`;
    const row: ApiKeyRow = {
      id: newId(now),
      name: input.name,
      prefix: key.slice(0, PREFIX_LENGTH),
      keyHash: sha256(key),
      scopes: [...new Set(input.scopes)],
      expiresAt,
      createdAt: now,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#store.insertApiKey(row);
    return { ...toApiKey(row), key };
  }

  /** From now on it opens nothing. @throws GatewayError 404 */
  async revoke(id: string): Promise<void> {
    const { revokedAt } = await this.get(id);
    if (revokedAt === null) await this.#store.updateApiKey(id, { revokedAt: this.#clock.now() });
  }

  /** Who holds this key; null when it is unknown, expired or revoked. */
  async authenticateKey(key: string, ip: string | null): Promise<KeyHolder | null> {
    if (!KEY.test(key)) return null;
    const row = await this.#store.apiKeyByHash(sha256(key));
    const now = this.#clock.now();
    if (!row || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null;
    if (now - (row.lastUsedAt ?? 0) >= TOUCH_MS) await this.#store.updateApiKey(row.id, { lastUsedAt: now });
    return { actor: { kind: 'api-key', id: row.id, name: row.name, ip }, scopes: row.scopes };
  }

  /** SMTP AUTH: the password is a key with the scope `send` (or `admin`); the user name is free. */
  async authenticateSmtp(_username: string, password: string, ip: string | null): Promise<Actor | null> {
    const holder = await this.authenticateKey(password, ip);
    if (!holder?.scopes.some((scope) => scope === 'send' || scope === 'admin')) return null;
    return { ...holder.actor, kind: 'smtp' };
  }
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    expiresAt: isoOrNull(row.expiresAt),
    createdAt: iso(row.createdAt),
    lastUsedAt: isoOrNull(row.lastUsedAt),
    revokedAt: isoOrNull(row.revokedAt),
  };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
