import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { findCounter, timeStep } from '../core/otp.ts';
import type { Sealer } from '../core/seal.ts';
import type { SeedService } from '../core/sources.ts';
import type { DirectoryStore, PushStore, TokenRow } from '../core/stores.ts';
import { Attempts } from './attempts.ts';

export interface SeedDeps {
  store: Pick<DirectoryStore, 'getToken' | 'updateToken' | 'consumeStep'>;
  pushes: Pick<PushStore, 'revokeOthers'>;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  /** A code of the token was accepted; awaited, so that whoever asked sees the push verified. */
  onVerified?(tokenId: string, actor: Actor): Promise<void>;
}

/** Steps that a clock may be off either way (RFC 6238, 6): a minute with the usual step. */
const DRIFT_STEPS = 2;
/** Counters that a device may be ahead (RFC 4226, 7.4). */
const LOOK_AHEAD = 10;

/** What is done with a token's secret besides pushing it: checking a code, and wiping it. */
export function seeds({ store, pushes, sealer, events, clock, onVerified }: SeedDeps): SeedService {
  const attempts = new Attempts(clock);
  const find = async (id: string): Promise<TokenRow> => {
    const row = await store.getToken(id);
    if (!row) throw notFound('token', id);
    if (row.state === 'revoked') {
      throw conflict('TOKEN_REVOKED', `The token ${row.serial} is revoked.`, 'Create a new token for this user.');
    }
    demandSeed(row);
    return row;
  };
  return {
    async verify(id, code, actor) {
      const row = await find(id);
      attempts.demandOpen(id);
      attempts.count(id);
      const expected = expectedStep(row, clock.now());
      const found = stepOf(row, code, expected, sealer);
      if (found === null) throw wrong(row);
      if (!(await store.consumeStep(id, found, clock.now()))) {
        const message = 'This code was used already.';
        throw invalid('OTP_USED', message, [{ path: 'code', message }], 'Wait for the next code.');
      }
      attempts.forget(id);
      await onVerified?.(id, actor);
      events.emit('token', { id, userId: row.userId, what: 'verified' });
      events.emit('directory', { kind: 'token', id });
      return { verified: true, drift: found - expected };
    },
    async wipe(id, elsewhere) {
      const row = await find(id);
      if (row.verifiedAt === null && !elsewhere) {
        throw conflict(
          'NOT_VERIFIED',
          `No code of the token ${row.serial} was ever accepted, so it may not be on the user's device.`,
          'Verify a code first, or confirm that the MFA server has done so.',
        );
      }
      const now = clock.now();
      await store.updateToken(id, { seed: Buffer.alloc(0), seedWipedAt: now, updatedAt: now });
      for (const push of await pushes.revokeOthers(id, null, now)) events.emit('push', { id: push, state: 'revoked' });
      attempts.forget(id);
      events.emit('token', { id, userId: row.userId, what: 'wiped' });
      events.emit('directory', { kind: 'token', id });
    },
  };
}

/** @throws GatewayError 409 SEED_WIPED */
export function demandSeed({ serial, seedWipedAt }: Pick<TokenRow, 'serial' | 'seedWipedAt'>): void {
  if (seedWipedAt === null) return;
  throw conflict(
    'SEED_WIPED',
    `The secret of the token ${serial} was wiped here.`,
    'Create a new token for the user where a new device is set up.',
  );
}

function expectedStep(row: TokenRow, now: number): number {
  return row.type === 'totp' ? timeStep(now, row.period ?? 30) : (row.counter ?? 0);
}

function stepOf(row: TokenRow, code: string, expected: number, sealer: Sealer): number | null {
  const [from, to] =
    row.type === 'totp' ? [expected - DRIFT_STEPS, expected + DRIFT_STEPS] : [expected, expected + LOOK_AHEAD];
  const seed = sealer.open(row.seed, `token:${row.id}`);
  try {
    return findCounter(seed, code, from, to, row);
  } finally {
    seed.fill(0);
  }
}

function wrong({ type }: TokenRow) {
  const message = 'The code is wrong.';
  const remedy =
    type === 'totp'
      ? 'Enter the code that is shown now, and check the clock of the device.'
      : 'Enter the newest code of the device.';
  return invalid('OTP_WRONG', message, [{ path: 'code', message }], remedy);
}
