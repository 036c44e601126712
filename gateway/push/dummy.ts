import { keyUri } from './key-uri.ts';
import { DUMMY_LINK_MS } from './lifetimes.ts';
import type { OneTime } from './one-time.ts';
import type { Facts } from './values.ts';

/** A seed that nobody trusts, for previews and tests; never a real one. */
const SEED = Buffer.from('dummy token, no use!');
const LINK_SECRET = 'preview-no-real-link-0';

const TOKEN = {
  type: 'totp',
  issuer: 'Example Ltd',
  account: 'jane.doe',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
} as const;

export const DUMMY_RECIPIENT = { email: 'jane.doe@example.com', sms: '+15550100' };

/** What the previews and tests of a template say; every value is made up. */
export function dummyFacts(now: number, oneTime: OneTime): Facts {
  return {
    language: 'en',
    login: 'jane.doe',
    displayName: 'Jane Doe',
    email: DUMMY_RECIPIENT.email,
    domainName: 'example.com',
    serial: 'DUMMY-0001',
    issuer: TOKEN.issuer,
    account: TOKEN.account,
    link: oneTime.urlOf(LINK_SECRET),
    authorization: 'send',
    codeBy: null,
    code: '1234-5678',
    expiresAt: now + DUMMY_LINK_MS,
  };
}

export function dummyKeyUri(): string {
  return keyUri(TOKEN, SEED);
}
