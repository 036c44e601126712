import type { TokenDescriber } from '../directory/describe.ts';
import { appWarnings } from './app-warnings.ts';
import { accountOf } from './facts.ts';
import { keyUri } from './key-uri.ts';
import type { QrCodes } from './qr.ts';

/** What the directory may ask of this room about a token. */
export function tokenDescriber(qr: QrCodes): TokenDescriber {
  return {
    warnings: (token, user, seedBytes) => appWarnings({ ...token, account: accountOf(token, user) }, seedBytes),
    async qr(token, seed, user) {
      const uri = keyUri({ ...token, account: accountOf(token, user) }, seed);
      return { keyUri: uri, png: qr.pngDataUrl(uri) };
    },
  };
}
