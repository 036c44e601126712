import { base32Encode, groupsOfFour } from '../core/base32.ts';
import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { PushState } from '../core/model/push.ts';
import { findCounter, timeStep } from '../core/otp.ts';
import type { Sealer } from '../core/seal.ts';
import type { LinkReveal, LinkService, LinkView } from '../core/services.ts';
import type { DirectoryStore, PushRow, PushStore, TokenRow, UserRow } from '../core/stores.ts';
import { accountOf, type Directory, languageOf } from './facts.ts';
import { keyUri } from './key-uri.ts';
import { linkErrors } from './link-errors.ts';
import { linkHashOf, type OneTime } from './one-time.ts';
import { OPENABLE } from './push-state.ts';
import type { QrCodes } from './qr.ts';

export interface LinkDeps {
  directory: Directory & Pick<DirectoryStore, 'consumeStep'>;
  pushes: Pick<PushStore, 'byLinkHash' | 'advance' | 'countTry'>;
  sealer: Sealer;
  oneTime: OneTime;
  qr: QrCodes;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

/** Authorization codes that may be typed; the one-time passwords of `verify` may take the count up to MAX_TRIES. */
const MAX_CODE_TRIES = 10;
const MAX_TRIES = 30;
/** Steps of clock drift either way (RFC 6238, 6). */
const DRIFT_STEPS = 1;
/** Counters a HOTP app may be ahead (RFC 4226, 7.4). */
const LOOK_AHEAD = 10;

interface Found {
  push: PushRow;
  token: TokenRow;
  user: UserRow;
}

/**
 * The one-time links that people open. Looking changes nothing, since mail scanners look too; the token is shown once,
 * on a click and, where the policy asks for it, the authorization code.
 */
export class Links implements LinkService {
  readonly #deps: LinkDeps;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
  }

  async view(secret: string): Promise<LinkView> {
    const found = await this.#find(secret);
    if (!found) return { state: 'unknown', language: 'en', issuer: null, needsCode: false };
    return {
      state: this.#stateOf(found),
      language: await languageOf(found.user, this.#deps.directory),
      issuer: found.token.issuer,
      needsCode: found.push.authorization !== 'none',
    };
  }

  async reveal(secret: string, code: string | null, ip: string | null): Promise<LinkReveal> {
    const { push, token, user } = await this.#require(secret, 'ready');
    if (push.authorization !== 'none') await this.#requireCode(push, code, ip);
    const now = this.#deps.clock.now();
    const patch = { state: 'revealed', openedAt: push.openedAt ?? now, revealedAt: now } as const;
    // Made before the state moves: a link is not used up by a QR code that cannot be made.
    const shown = this.#show(token, user);
    if (!(await this.#move(push.id, OPENABLE, patch))) throw linkErrors.used();
    this.#deps.log.info({ pushId: push.id, ip }, 'token shown on its one-time link');
    return shown;
  }

  async verify(secret: string, otp: string, ip: string | null): Promise<void> {
    const { push, token } = await this.#require(secret, 'revealed');
    if (!(await this.#deps.pushes.countTry(push.id, MAX_TRIES))) throw linkErrors.locked();
    const counter = this.#counterOf(token, otp);
    if (counter === null || !(await this.#deps.directory.consumeStep(token.id, counter, this.#deps.clock.now())))
      throw linkErrors.otpWrong();
    await this.#move(push.id, ['revealed'], { state: 'verified', verifiedAt: this.#deps.clock.now() });
    this.#deps.log.info({ pushId: push.id, ip }, 'token verified by its first code');
  }

  async #find(secret: string): Promise<Found | null> {
    const hash = linkHashOf(secret);
    const push = hash && (await this.#deps.pushes.byLinkHash(hash));
    if (!push) return null;
    const [token, user] = await Promise.all([
      this.#deps.directory.getToken(push.tokenId),
      this.#deps.directory.getUser(push.userId),
    ]);
    return token && user ? { push, token, user } : null;
  }

  #stateOf({ push, token }: Found): LinkView['state'] {
    if (push.state === 'verified') return 'verified';
    const over = push.linkExpiresAt !== null && push.linkExpiresAt <= this.#deps.clock.now();
    if (push.state === 'revealed')
      return over || token.state === 'revoked' ? 'used' : lockedAt(push, MAX_TRIES, 'revealed');
    if (over || token.state === 'revoked' || !OPENABLE.includes(push.state)) return 'expired';
    return push.authorization === 'none' ? 'ready' : lockedAt(push, MAX_CODE_TRIES, 'ready');
  }

  async #require(secret: string, wanted: 'ready' | 'revealed'): Promise<Found> {
    const found = await this.#find(secret);
    if (!found) throw linkErrors.unknown();
    const state = this.#stateOf(found);
    if (state === wanted) return found;
    if (state === 'ready') throw linkErrors.notRevealed();
    if (state === 'expired' || state === 'locked' || state === 'unknown') throw linkErrors[state]();
    throw linkErrors.used();
  }

  /** The try is counted before the code is looked at, so that guesses sent at once do not share one. */
  async #requireCode(push: PushRow, code: string | null, ip: string | null): Promise<void> {
    if (!code?.trim()) throw linkErrors.codeMissing();
    if (!(await this.#deps.pushes.countTry(push.id, MAX_CODE_TRIES))) throw linkErrors.locked();
    if (this.#deps.oneTime.isCode(push.id, code)) return;
    const opened = OPENABLE.filter((state) => state !== 'opened');
    await this.#move(push.id, opened, { state: 'opened', openedAt: this.#deps.clock.now() });
    this.#deps.log.warn({ pushId: push.id, ip }, 'wrong authorization code on a one-time link');
    throw linkErrors.codeWrong(Math.max(0, MAX_CODE_TRIES - push.tries - 1));
  }

  #show(token: TokenRow, user: UserRow): LinkReveal {
    const seed = this.#deps.sealer.open(token.seed, `token:${token.id}`);
    try {
      const account = accountOf(token, user);
      const uri = keyUri({ ...token, account }, seed);
      const secret = groupsOfFour(base32Encode(seed));
      return { issuer: token.issuer, account, keyUri: uri, secret, png: this.#deps.qr.png(uri).png };
    } finally {
      seed.fill(0);
    }
  }

  /** The time step or counter that this one-time password belongs to, null if to none. */
  #counterOf(token: TokenRow, otp: string): number | null {
    const now = timeStep(this.#deps.clock.now(), token.period ?? 30);
    const [from, to] =
      token.type === 'totp'
        ? [now - DRIFT_STEPS, now + DRIFT_STEPS]
        : [token.counter ?? 0, (token.counter ?? 0) + LOOK_AHEAD];
    const seed = this.#deps.sealer.open(token.seed, `token:${token.id}`);
    try {
      return findCounter(seed, otp, from, to, token);
    } finally {
      seed.fill(0);
    }
  }

  async #move(id: string, from: readonly PushState[], patch: Partial<PushRow> & { state: PushState }) {
    const moved = await this.#deps.pushes.advance(id, from, patch);
    if (moved) this.#deps.bus.emit('push', { id, state: patch.state });
    return moved;
  }
}

function lockedAt(push: PushRow, max: number, otherwise: LinkView['state']): LinkView['state'] {
  return push.tries >= max ? 'locked' : otherwise;
}
