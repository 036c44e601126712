import { createHash, randomBytes, randomInt } from 'node:crypto';
import { base32Encode } from '../core/base32.ts';
import type { Clock } from '../core/clock.ts';
import { conflict, invalid } from '../core/errors.ts';
import { findCounter, timeStep } from '../core/otp.ts';
import type { Sealer } from '../core/seal.ts';
import type { SecondFactorRule, SecondFactorStore } from '../core/second-factor.ts';
import type { AdminRow, AdminStore } from '../core/stores.ts';

const PERIOD = 30;
const SHAPE = { algorithm: 'SHA1', digits: 6 } as const;
/** RFC 4226, 4 R6. */
const SEED_BYTES = 20;
/** Clocks of phones that are half a minute off are good enough. */
const DRIFT_STEPS = 1;
const RECOVERY_CODES = 10;
/** Without letters and digits that look alike; 10 of them are 50 bits. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The second factor of administrators: a TOTP (RFC 6238), and recovery codes for when the phone is lost. */
export class SecondFactor {
  readonly #deps: { store: SecondFactorStore; admins: AdminStore; sealer: Sealer; clock: Clock };

  constructor(deps: { store: SecondFactorStore; admins: AdminStore; sealer: Sealer; clock: Clock }) {
    this.#deps = deps;
  }

  rule(): Promise<SecondFactorRule> {
    return this.#deps.store.rule();
  }

  putRule(rule: SecondFactorRule): Promise<void> {
    return this.#deps.store.putRule(rule, this.#deps.clock.now());
  }

  /** Nothing may be done before a second factor is set up. */
  async mustEnrol(admin: AdminRow): Promise<boolean> {
    return admin.otpSeed === null && (await this.rule()) === 'required';
  }

  recoveryCodesLeft(adminId: string): Promise<number> {
    return this.#deps.store.recoveryCodesLeft(adminId);
  }

  /** A new seed that counts once a code of it was typed. @returns what the app needs; seen this once */
  async begin(admin: AdminRow): Promise<{ keyUri: string; secret: string }> {
    const { admins, sealer } = this.#deps;
    const seed = randomBytes(SEED_BYTES);
    await admins.updateAdmin(admin.id, { otpPending: sealer.seal(seed, contextOf(admin.id)) });
    const secret = base32Encode(seed);
    const issuer = 'Push%20Token%20gateway';
    const account = encodeURIComponent(admin.username.replace(/\s*:\s*/g, '-'));
    return {
      keyUri: `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`,
      secret: secret.replace(/.{4}(?=.)/g, '$& '),
    };
  }

  /**
   * The first code of the app: from now on it is asked for.
   * @returns recovery codes, seen this once
   * @throws GatewayError 409 SECOND_FACTOR_NOT_BEGUN, 422 CODE_WRONG
   */
  async confirm(admin: AdminRow, code: string): Promise<string[]> {
    const { admins } = this.#deps;
    const { otpPending } = admin;
    if (!otpPending) {
      throw conflict('SECOND_FACTOR_NOT_BEGUN', 'No second factor is being set up.', 'Ask for a new QR code first.');
    }
    const step = this.#stepOf(admin.id, otpPending, code);
    if (step === null) throw codeWrong();
    await admins.updateAdmin(admin.id, { otpSeed: otpPending, otpPending: null, otpStep: step });
    return this.newRecoveryCodes(admin.id);
  }

  /** The earlier ones open nothing any more. */
  async newRecoveryCodes(adminId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    await this.#deps.store.putRecoveryCodes(
      adminId,
      codes.map((code) => hashOf(adminId, code)),
    );
    return codes;
  }

  /** Takes a code of the app or a recovery code; each once. @returns by what, null when it is wrong or used up */
  async take(admin: AdminRow, code: string): Promise<'app' | 'recovery' | null> {
    const { store } = this.#deps;
    const step = admin.otpSeed && this.#stepOf(admin.id, admin.otpSeed, code);
    if (step !== null) return (await store.takeStep(admin.id, step)) ? 'app' : null;
    return (await store.takeRecoveryCode(admin.id, hashOf(admin.id, code))) ? 'recovery' : null;
  }

  /** Signs in with the password alone from now on. */
  async remove(adminId: string): Promise<void> {
    const { admins, store } = this.#deps;
    await admins.updateAdmin(adminId, { otpSeed: null, otpPending: null, otpStep: null });
    await store.putRecoveryCodes(adminId, []);
  }

  #stepOf(adminId: string, sealed: Buffer, code: string): number | null {
    const { sealer, clock } = this.#deps;
    const seed = sealer.open(sealed, contextOf(adminId));
    const now = timeStep(clock.now(), PERIOD);
    try {
      return findCounter(seed, code, now - DRIFT_STEPS, now + DRIFT_STEPS, SHAPE);
    } finally {
      seed.fill(0);
    }
  }
}

export function codeWrong() {
  return invalid(
    'CODE_WRONG',
    'This code is wrong, or was used already.',
    [{ path: 'code', message: 'is wrong' }],
    'Wait for the next code of the app; if it is refused too, compare the clock of the phone.',
  );
}

const contextOf = (adminId: string): string => `admin:${adminId}`;

function recoveryCode(): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** However it was typed: in capitals, without the dash. The id keeps codes of two people apart. */
function hashOf(adminId: string, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(`${adminId}:${plain}`).digest();
}
