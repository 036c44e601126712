import type { AppWarning } from '../core/model/directory.ts';
import type { TokenRow, UserRow } from '../core/stores.ts';

/** What only the room that knows Key URIs and authenticator apps can say of a token. Handed in by app.ts. */
export interface TokenDescriber {
  /** Apps that will refuse the token or show wrong codes. @param seedBytes how long the seed is */
  warnings(token: TokenRow, user: UserRow, seedBytes: number): AppWarning[];
  /** @param seed the opened seed @returns the Key URI, and its QR code as a `data:` URL */
  qr(token: TokenRow, seed: Buffer, user: UserRow): Promise<{ keyUri: string; png: string }>;
}
