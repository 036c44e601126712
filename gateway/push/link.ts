import { base32Encode, groupsOfFour } from '../core/base32.ts';
import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { PushState } from '../core/model/push.ts';
import { findCounter, timeStep } from '../core/otp.ts';
import { OPENABLE } from '../core/push-moves.ts';
import type { Owner, PushedToken, PushFlowStore, PushRow, PushStore } from '../core/push-stores.ts';
import type { Sealer } from '../core/seal.ts';
import type { LinkReveal, LinkService, LinkView } from '../core/services.ts';
import type { DirectoryStore } from '../core/stores.ts';
import { accountOf } from './facts.ts';
import { keyUri } from './key-uri.ts';
import { linkErrors } from './link-errors.ts';
import { linkHashOf, type OneTime } from './one-time.ts';
import type { QrCodes } from './qr.ts';
import { rulesOf } from './rules.ts';

export interface LinkDeps {
  directory: Pick<DirectoryStore, 'consumeStep'>;
  pushes: Pick<PushStore, 'byLinkHash' | 'advance' | 'countTry' | 'noteSeen' | 'update'>;
  flow: Pick<PushFlowStore, 'recipients'>;
  /** The person has shown that the token works. */
  onVerified(push: PushRow): void;
  sealer: Sealer;
  oneTime: OneTime;
  qr: QrCodes;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

/** One-time passwords that may be typed besides the authorization codes, whose number the policy sets. */
const OTP_TRIES = 20;
/** Steps of clock drift either way (RFC 6238, 6). */
const DRIFT_STEPS = 1;
/** Counters a HOTP app may be ahead (RFC 4226, 7.4). */
const LOOK_AHEAD = 10;

const UNKNOWN: LinkView = {
  ...{ state: 'unknown', language: 'en', issuer: null },
  ...{ needsCode: false, codeIsDigits: false, domainId: null },
};

interface Found {
  push: PushRow;
  token: PushedToken;
  owner: Owner;
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
    if (!found) return UNKNOWN;
    return {
      state: this.#stateOf(found),
      language: found.owner.language,
      domainId: found.owner.domainId,
      issuer: found.token.issuer,
      needsCode: found.push.authorization !== 'none',
      codeIsDigits: rulesOf(found.push).alphabet === 'digits',
    };
  }

  /** Scanners fetch pages too, so nothing depends on it; it is only evidence. */
  async seen(secret: string, who: string | null): Promise<void> {
    const hash = linkHashOf(secret);
    const push = hash && (await this.#deps.pushes.byLinkHash(hash));
    if (!push || push.seenAt !== null || !OPENABLE.includes(push.state)) return;
    await this.#deps.pushes.noteSeen(push.id, this.#deps.clock.now(), who);
  }

  async reveal(secret: string, code: string | null, ip: string | null): Promise<LinkReveal> {
    const { push, token, owner } = await this.#require(secret, 'ready');
    if (push.authorization !== 'none') await this.#requireCode(push, code, ip);
    const now = this.#deps.clock.now();
    const patch = {
      state: 'revealed',
      openedAt: push.openedAt ?? now,
      revealedAt: now,
      ...this.#visited(push),
    } as const;
    // Made before the state moves: a link is not used up by a QR code that cannot be made.
    const shown = this.#show(token, owner);
    if (!(await this.#move(push.id, OPENABLE, patch, ip))) throw linkErrors.used();
    this.#deps.log.info({ pushId: push.id, ip }, 'token shown on its one-time link');
    return shown;
  }

  async verify(secret: string, otp: string, ip: string | null): Promise<void> {
    const { push, token } = await this.#require(secret, 'revealed');
    if (!(await this.#deps.pushes.countTry(push.id, mostTries(push)))) throw linkErrors.locked();
    const now = this.#deps.clock.now();
    const counter = this.#counterOf(token, otp);
    if (counter === null || !(await this.#deps.directory.consumeStep(token.id, counter, now))) {
      throw linkErrors.otpWrong();
    }
    await this.#move(push.id, ['revealed'], { state: 'verified', verifiedAt: now }, ip);
    this.#deps.onVerified(push);
    this.#deps.log.info({ pushId: push.id, ip }, 'token verified by its first code');
  }

  async #find(secret: string): Promise<Found | null> {
    const hash = linkHashOf(secret);
    const push = hash && (await this.#deps.pushes.byLinkHash(hash));
    if (!push) return null;
    const found = (await this.#deps.flow.recipients([push.tokenId])).get(push.tokenId);
    return found ? { push, ...found } : null;
  }

  #stateOf({ push, token, owner }: Found): LinkView['state'] {
    if (push.state === 'verified') return 'verified';
    const isOver = push.linkExpiresAt !== null && push.linkExpiresAt <= this.#deps.clock.now();
    // Whoever left gets nothing more, even by a link that was sent before.
    const isDead = isOver || token.state === 'revoked' || owner.disabledAt !== null;
    if (push.state === 'revealed') return isDead ? 'used' : lockedAt(push, mostTries(push), 'revealed');
    if (isDead || !OPENABLE.includes(push.state)) return 'expired';
    return push.authorization === 'none' ? 'ready' : lockedAt(push, rulesOf(push).tries, 'ready');
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
    const { oneTime, pushes, clock, log } = this.#deps;
    const rules = rulesOf(push);
    if (!code?.trim()) throw linkErrors.codeMissing();
    if (!(await pushes.countTry(push.id, rules.tries))) throw linkErrors.locked();
    const now = clock.now();
    const ended = rules.codeExpiresAt !== null && rules.codeExpiresAt <= now;
    if (!ended && oneTime.isCode(push.id, code, rules)) return;
    const opened = OPENABLE.filter((state) => state !== 'opened');
    await this.#move(push.id, opened, { state: 'opened', openedAt: now, ...this.#visited(push) }, ip);
    log.warn({ pushId: push.id, ip, ended }, 'wrong authorization code on a one-time link');
    throw ended ? linkErrors.codeEnded() : linkErrors.codeWrong(Math.max(0, rules.tries - push.tries - 1));
  }

  /** From the first click on a second clock runs. */
  #visited(push: PushRow): Partial<PushRow> {
    const { visitedMinutes } = rulesOf(push);
    if (visitedMinutes === 0 || push.openedAt !== null) return {};
    const ends = this.#deps.clock.now() + visitedMinutes * 60_000;
    return { linkExpiresAt: push.linkExpiresAt === null ? ends : Math.min(push.linkExpiresAt, ends) };
  }

  #show(token: PushedToken, owner: Owner): LinkReveal {
    const seed = this.#deps.sealer.open(token.seed, `token:${token.id}`);
    try {
      const account = accountOf(token, owner);
      const uri = keyUri({ ...token, account }, seed);
      const secret = groupsOfFour(base32Encode(seed));
      return { issuer: token.issuer, account, keyUri: uri, secret, png: this.#deps.qr.png(uri).png };
    } finally {
      seed.fill(0);
    }
  }

  /** The time step or counter that this one-time password belongs to, null if to none. */
  #counterOf(token: PushedToken, otp: string): number | null {
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

  async #move(
    id: string,
    from: readonly PushState[],
    patch: Partial<PushRow> & { state: PushState },
    ip: string | null,
  ): Promise<boolean> {
    const at = this.#deps.clock.now();
    const moved = await this.#deps.pushes.advance(id, from, patch, { at, evidence: ip && `from ${ip}` });
    if (moved) this.#deps.bus.emit('push', { id, state: patch.state });
    return moved;
  }
}

function mostTries(push: PushRow): number {
  return rulesOf(push).tries + OTP_TRIES;
}

function lockedAt(push: PushRow, max: number, otherwise: LinkView['state']): LinkView['state'] {
  return push.tries >= max ? 'locked' : otherwise;
}
