import type { Owner, PushedToken, PushRow } from '../core/push-stores.ts';
import type { OneTime } from './one-time.ts';
import { NEVER, rulesOf } from './rules.ts';
import type { Facts } from './values.ts';

/** What is known of a push before it is stored, and after. */
export type PushFacts = Pick<PushRow, 'id' | 'authorization' | 'linkExpiresAt' | 'codeChannel' | 'rules'>;

/** The account name an app shows for this token. */
export function accountOf(token: { label: string | null }, owner: { login: string }): string {
  return token.label || owner.login;
}

/** Facts for rendering a push: link and code are made here, at the last moment. */
export function factsOf(push: PushFacts, token: PushedToken, owner: Owner, oneTime: OneTime): Facts {
  return {
    ...publicFacts(push, token, owner),
    link: token.link ?? oneTime.linkUrl(push.id),
    code: push.authorization === 'send' ? oneTime.code(push.id, rulesOf(push)) : '',
  };
}

/** The same without anything secret: for a subject line that lists may show. */
export function publicFacts(push: PushFacts, token: PushedToken, owner: Owner): Facts {
  return {
    language: owner.language,
    login: owner.login,
    displayName: owner.displayName,
    email: owner.email,
    domainName: owner.domainName,
    serial: token.serial,
    issuer: token.issuer,
    account: accountOf(token, owner),
    link: '…',
    authorization: push.authorization,
    codeBy: push.codeChannel,
    code: '…',
    expiresAt: push.linkExpiresAt === NEVER ? null : push.linkExpiresAt,
  };
}
