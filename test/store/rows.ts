import { newId } from '../../gateway/core/id.ts';
import type { ListQuery, Page } from '../../gateway/core/model/common.ts';
import type { DirectoryStore, NewUserRow, PushRow, TokenRow } from '../../gateway/core/stores.ts';

/* Rows as the tests of this folder need them; what matters is given, the rest is filled in. */

export const page = (query: Partial<ListQuery> = {}): ListQuery => ({ limit: 50, ...query });

export async function addDomain(store: DirectoryStore, name = 'example.com'): Promise<string> {
  const id = newId();
  await store.insertDomain(id, { name, source: 'internal', defaultCountry: 'CH', language: 'de' }, 1000);
  return id;
}

export async function addUser(store: DirectoryStore, domainId: string, given: Partial<NewUserRow> = {}) {
  const row: NewUserRow = {
    id: newId(),
    domainId,
    login: `user-${newId()}`,
    displayName: '',
    email: null,
    mobile: null,
    language: null,
    createdAt: 1000,
    updatedAt: 1000,
    ...given,
  };
  await store.insertUser(row);
  return row;
}

export async function addToken(store: DirectoryStore, userId: string, given: Partial<TokenRow> = {}) {
  const id = newId();
  const row: TokenRow = {
    id,
    serial: `PT${id.slice(-8)}`,
    userId,
    type: 'totp',
    issuer: 'Example',
    label: null,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    link: null,
    authorization: 'none',
    state: 'active',
    seed: Buffer.from([1, 2, 3]),
    lastStep: null,
    verifiedAt: null,
    seedWipedAt: null,
    createdAt: 1000,
    updatedAt: 1000,
    ...given,
  };
  await store.insertToken(row);
  return row;
}

export function pushRow(tokenId: string, userId: string, given: Partial<PushRow> = {}): Omit<PushRow, 'messageId'> {
  return {
    id: newId(),
    tokenId,
    userId,
    channel: 'email',
    to: 'anna@example.com',
    kind: 'token',
    templateId: null,
    rules: null,
    codeChannel: null,
    codeTo: null,
    codeMessageId: null,
    codeTemplateId: null,
    runId: null,
    seenAt: null,
    templateVersion: 1,
    authorization: 'none',
    by: 'admin',
    state: 'queued',
    linkHash: null,
    tries: 0,
    queuedAt: 1000,
    acceptedAt: null,
    deliveredAt: null,
    openedAt: null,
    revealedAt: null,
    verifiedAt: null,
    endedAt: null,
    linkExpiresAt: null,
    ...given,
  };
}

/** All pages of a list, one after the other. */
export async function allPages<T>(list: (query: ListQuery) => Promise<Page<T>>, query: Partial<ListQuery>) {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 1000; pages++) {
    const found = await list(page({ ...query, cursor }));
    items.push(...found.items);
    if (found.next === null) return items;
    cursor = found.next;
  }
  throw new Error('the list does not end');
}
