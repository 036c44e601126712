import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Sealer } from './seal.ts';
import type { AuditRow } from './stores.ts';

/** A place in the chain: the hash of one entry, and the number of it, from 1 on; 0 = before the first. */
export interface ChainPoint {
  seq: number;
  /** SHA-256. */
  hash: Buffer;
  /** Time of that entry, ms. */
  at: number;
}
export interface SignedPoint extends ChainPoint {
  /** Ed25519 (RFC 8032) over `pointText`; null where a point was never signed. */
  signature: Buffer | null;
}

/** What of an entry is hashed, as it is stored: `detail` is the JSON text. */
export type ChainedEntry = Omit<AuditRow, 'detail'> & { detail: string | null };
export type ChainLink = ChainedEntry & { seq: number; hash: Buffer };

export const CHAIN_START: ChainPoint = { seq: 0, hash: Buffer.alloc(32), at: 0 };

/** `head`: the last entry. `base`: the last one that was deleted because of its age. */
export type PointKind = 'head' | 'base';

export interface AuditChainStore {
  head(): Promise<SignedPoint>;
  base(): Promise<SignedPoint | null>;
  /** In their order. */
  links(afterSeq: number, limit: number): Promise<ChainLink[]>;
  /** Deletes entries made before that time, at most `limit`, the oldest first; the base moves with them. @returns how many */
  clean(before: number, limit: number): Promise<number>;
}

/** SHA-256 over the hash before and the entry as a JSON array in a fixed order; never changes. */
export function linkHash(before: Buffer, seq: number, entry: ChainedEntry): Buffer {
  const { id, at, actorKind, actorId, actor, ip, action, target, summary, detail } = entry;
  const canonical = JSON.stringify([seq, id, at, actorKind, actorId, actor, ip, action, target, summary, detail]);
  return createHash('sha256').update(before).update(canonical).digest();
}

/** What is signed. */
export function pointText(kind: PointKind, { seq, hash, at }: ChainPoint): Buffer {
  return Buffer.from(`gateway audit ${kind} v1\n${seq}\n${hash.toString('hex')}\n${at}\n`);
}

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs points of the chain with a key that comes from the master key. */
export class ChainSigner {
  readonly #key: KeyObject;
  readonly #public: KeyObject;

  constructor(sealer: Sealer) {
    const der = Buffer.concat([PKCS8, sealer.derive('audit chain ed25519 v1')]);
    this.#key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.#public = createPublicKey(this.#key);
  }

  /** PEM, SubjectPublicKeyInfo. */
  get publicKey(): string {
    return this.#public.export({ type: 'spki', format: 'pem' }) as string;
  }

  sign(kind: PointKind, point: ChainPoint): Buffer {
    return sign(null, pointText(kind, point), this.#key);
  }

  isOurs(kind: PointKind, point: SignedPoint): boolean {
    return point.signature !== null && verify(null, pointText(kind, point), this.#public, point.signature);
  }
}
