import type { DirectoryStore, PushRow, TokenRow, UserRow } from '../core/stores.ts';
import type { OneTime } from './one-time.ts';
import type { Facts } from './values.ts';

/** What the templates need of the directory. */
export type Directory = Pick<DirectoryStore, 'getToken' | 'getUser' | 'getDomain'>;
/** What is known of a push before it is stored, and after. */
export type PushFacts = Pick<PushRow, 'id' | 'authorization' | 'linkExpiresAt'>;

/** The person's language (BCP 47), else the domain's, else English. */
export async function languageOf(user: UserRow, directory: Directory): Promise<string> {
  return user.language ?? (await directory.getDomain(user.domainId))?.language ?? 'en';
}

/** The account name an app shows for this token. */
export function accountOf(token: TokenRow, user: UserRow): string {
  return token.label || user.login;
}

/** Facts for rendering a push: link and code are made here, at the last moment. */
export function factsOf(push: PushFacts, token: TokenRow, user: UserRow, language: string, oneTime: OneTime): Facts {
  return {
    ...publicFacts(push, token, user, language),
    link: token.link ?? oneTime.linkUrl(push.id),
    code: push.authorization === 'send' ? oneTime.code(push.id) : '',
  };
}

/** The same without anything secret: for a subject line that lists may show. */
export function publicFacts(push: PushFacts, token: TokenRow, user: UserRow, language: string): Facts {
  return {
    language,
    login: user.login,
    displayName: user.displayName,
    email: user.email,
    domainName: user.domainName,
    serial: token.serial,
    issuer: token.issuer,
    account: accountOf(token, user),
    link: '…',
    authorization: push.authorization,
    code: '…',
    expiresAt: push.linkExpiresAt,
  };
}
