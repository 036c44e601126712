import type { DkimAlgorithm, DkimCheck, DkimKey, DkimKeyInput, DkimKeyPatch } from './model/dkim.ts';

export interface DkimKeyRow {
  id: string;
  domain: string;
  selector: string;
  algorithm: DkimAlgorithm;
  /** PKCS #8 DER, sealed, context `dkim:<id>`. */
  privateKey: Buffer;
  /** Base64, as it stands in DNS. */
  publicKey: string;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface DkimStore {
  /** By domain, the newest first. */
  list(): Promise<DkimKeyRow[]>;
  get(id: string): Promise<DkimKeyRow | null>;
  /** An enabled one takes the place of others of its domain and algorithm. @throws GatewayError 409 selector taken */
  insert(row: DkimKeyRow): Promise<void>;
  /** Likewise. @returns whether there is such a key */
  enable(id: string, enabled: boolean, now: number): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

export interface DkimService {
  list(): Promise<DkimKey[]>;
  get(id: string): Promise<DkimKey>;
  /** @throws GatewayError 422 DKIM_INVALID, 409 */
  create(input: DkimKeyInput): Promise<DkimKey>;
  /** Switching one on switches off the others of its domain and algorithm. */
  update(id: string, input: DkimKeyPatch): Promise<DkimKey>;
  /** A new key in place of this one: made, but not used before it is switched on. */
  rotate(id: string): Promise<DkimKey>;
  remove(id: string): Promise<void>;
  /** Is its record published? */
  check(id: string): Promise<DkimCheck>;
}
