import { base32Encode, groupsOfFour } from '../core/base32.ts';
import type { Clock } from '../core/clock.ts';
import { conflict, GatewayError, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { Token, TokenInput } from '../core/model/directory.ts';
import type { Sealer } from '../core/seal.ts';
import type { DirectoryService } from '../core/services.ts';
import type { DirectoryStore, PushRow, PushStore, TokenRow, UserRow } from '../core/stores.ts';
import type { TokenDescriber } from './describe.ts';
import { seedFrom } from './seed.ts';
import { demandSeed } from './seeds.ts';
import { newSerial } from './serial.ts';

type Tokens = Pick<
  DirectoryService,
  'listTokens' | 'getToken' | 'createToken' | 'checkToken' | 'updateToken' | 'revokeToken' | 'deleteToken' | 'showQr'
>;

export interface TokenDeps {
  store: DirectoryStore;
  pushes: PushStore;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  describe: TokenDescriber;
}

/** Two of a hundred million million serials meet rarely, three times running never. */
const SERIAL_TRIES = 3;

/** A user's one-time password tokens. The seed is sealed, and leaves only by `showQr` or a push. */
export function tokens({ store, pushes, sealer, events, clock, describe }: TokenDeps): Tokens {
  const find = async (id: string): Promise<TokenRow> => {
    const row = await store.getToken(id);
    if (!row) throw notFound('token', id);
    return row;
  };
  const findActive = async (id: string): Promise<TokenRow> => {
    const row = await find(id);
    if (row.state !== 'revoked') return row;
    throw conflict('TOKEN_REVOKED', `The token ${row.serial} is revoked.`, 'Create a new token for this user.');
  };
  const owner = async (id: string): Promise<UserRow> => {
    const user = await store.getUser(id);
    if (!user) throw notFound('user', id);
    return user;
  };
  /** In the order of `rows`; a token whose user went meanwhile is left out. */
  const spoken = async (rows: TokenRow[]): Promise<Token[]> => {
    const [users, latest] = await Promise.all([
      store.getUsers([...new Set(rows.map(({ userId }) => userId))]),
      pushes.latestByTokens(rows.map(({ id }) => id)),
    ]);
    return rows.flatMap((row) => {
      const user = users.get(row.userId);
      return user ? [tokenOf(row, user, latest.get(row.id))] : [];
    });
  };
  const warnings = (row: TokenRow, user: UserRow) =>
    row.seedWipedAt === null ? describe.warnings(row, user, sealer.sealedLength(row.seed)) : [];
  const tokenOf = (row: TokenRow, user: UserRow, push: PushRow | undefined): Token => {
    const { seed: _sealed, lastStep: _used, ...told } = row;
    return {
      ...told,
      userLogin: user.login,
      warnings: warnings(row, user),
      lastPush: push ? { id: push.id, channel: push.channel, state: push.state, at: iso(push.queuedAt) } : null,
      verifiedAt: isoOrNull(row.verifiedAt),
      seedWipedAt: isoOrNull(row.seedWipedAt),
      createdAt: iso(row.createdAt),
      updatedAt: iso(row.updatedAt),
    };
  };
  const get = async (id: string): Promise<Token> => {
    const [token] = await spoken([await find(id)]);
    if (!token) throw notFound('token', id);
    return token;
  };
  const changed = (id: string) => events.emit('directory', { kind: 'token', id });

  /** The row of a new token but for what makes it unique. */
  const draft = (userId: string, { secret: _s, serial: _n, type, period, counter, ...settings }: TokenInput) => {
    const now = clock.now();
    return {
      ...settings,
      userId,
      type,
      label: settings.label || null,
      period: type === 'totp' ? period : null,
      counter: type === 'hotp' ? counter : null,
      state: 'active' as const,
      lastStep: null,
      verifiedAt: null,
      seedWipedAt: null,
      createdAt: now,
      updatedAt: now,
    };
  };
  const insert = async (row: Omit<TokenRow, 'serial'>, wanted: string | undefined): Promise<void> => {
    for (let tries = 1; ; tries++) {
      try {
        return await store.insertToken({ ...row, serial: wanted ?? newSerial() });
      } catch (error) {
        if (!(error instanceof GatewayError) || error.code !== 'CONFLICT') throw error;
        if (wanted !== undefined) throw serialTaken(wanted);
        if (tries === SERIAL_TRIES) throw error;
      }
    }
  };

  return {
    async listTokens(query) {
      const page = await store.listTokens(query);
      return { ...page, items: await spoken(page.items) };
    },
    getToken: get,
    async createToken(userId, input) {
      await owner(userId);
      const id = newId(clock.now());
      const seed = sealer.seal(seedFrom(input.secret), contextOf(id));
      await insert({ ...draft(userId, input), id, seed }, input.serial);
      changed(id);
      events.emit('token', { id, userId, what: 'created' });
      return get(id);
    },
    async checkToken(userId, input) {
      const user = await owner(userId);
      const unsaved = { ...draft(userId, input), id: '', serial: '', seed: Buffer.alloc(0) };
      return { warnings: describe.warnings(unsaved, user, seedFrom(input.secret).length) };
    },
    async updateToken(id, patch) {
      await findActive(id);
      const label = patch.label === undefined ? undefined : patch.label || null;
      await store.updateToken(id, { ...patch, label, updatedAt: clock.now() });
      changed(id);
      return get(id);
    },
    async revokeToken(id) {
      const { userId } = await find(id);
      const now = clock.now();
      // The token first: from here on nothing new is pushed.
      await store.updateToken(id, { state: 'revoked', updatedAt: now });
      for (const push of await pushes.revokeOthers(id, null, now)) events.emit('push', { id: push, state: 'revoked' });
      events.emit('token', { id, userId, what: 'revoked' });
      changed(id);
      return get(id);
    },
    async deleteToken(id) {
      if (!(await store.deleteToken(id))) throw notFound('token', id);
      changed(id);
    },
    async showQr(id) {
      const row = await findActive(id);
      demandSeed(row);
      const user = await owner(row.userId);
      const seed = sealer.open(row.seed, contextOf(id));
      const { keyUri, png } = await describe.qr(row, seed, user);
      return { keyUri, secret: groupsOfFour(base32Encode(seed)), png, warnings: warnings(row, user) };
    },
  };
}

const contextOf = (id: string) => `token:${id}`;

function serialTaken(serial: string): GatewayError {
  return conflict(
    'SERIAL_TAKEN',
    `There is a token with the serial number ${serial} already.`,
    'Delete that one first where it is no longer used, or give this one another serial number.',
  );
}
