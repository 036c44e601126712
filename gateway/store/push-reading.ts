import type { Knex } from 'knex';
import type { Owner, PushedToken, PushRow, PushToRender, Recipient } from '../core/push-stores.ts';
import { inList, rowsOf } from './direct.ts';

const TOKEN = [
  'id',
  'serial',
  'userId',
  'type',
  'issuer',
  'label',
  'algorithm',
  'digits',
  'period',
  'counter',
  'link',
  'authorization',
  'state',
  'seed',
  'verifiedAt',
] as const satisfies (keyof PushedToken)[];

const OWNED = `${TOKEN.map((name) => `t."${name}"`).join(', ')}, u.id AS "ownerId", u."domainId", d.name AS "domainName",
  u.login, u."displayName", u.email, u.mobile, coalesce(u.language, d.language) AS language, u."disabledAt"`;

type OwnedRow = PushedToken & Omit<Owner, 'id'> & { ownerId: string };

/** Tokens with their owners, in one query. */
export async function recipients(read: Knex, tokenIds: string[]): Promise<Map<string, Recipient>> {
  if (tokenIds.length === 0) return new Map();
  const ids = inList(read, tokenIds);
  const rows = await rowsOf<OwnedRow>(
    read,
    `SELECT ${OWNED} FROM tokens t JOIN users u ON u.id = t."userId" JOIN domains d ON d.id = u."domainId"
     WHERE t.id IN ${ids.sql}`,
    ids.values,
  );
  return new Map(rows.map((row) => [row.id, { token: tokenOf(row), owner: ownerOf(row) }]));
}

/** Pushes with token and owner, in two queries however many they are. */
export async function forRender(read: Knex, pushIds: string[]): Promise<Map<string, PushToRender>> {
  if (pushIds.length === 0) return new Map();
  const ids = inList(read, pushIds);
  const pushes = await rowsOf<PushRow>(read, `SELECT * FROM pushes WHERE id IN ${ids.sql}`, ids.values);
  const found = await recipients(read, [...new Set(pushes.map(({ tokenId }) => tokenId))]);
  return new Map(
    pushes.map((push) => {
      const { token, owner } = found.get(push.tokenId) ?? { token: null, owner: null };
      return [push.id, { push, token, owner }];
    }),
  );
}

function tokenOf(row: OwnedRow): PushedToken {
  return Object.fromEntries(TOKEN.map((name) => [name, row[name]])) as unknown as PushedToken;
}

function ownerOf(row: OwnedRow): Owner {
  const { ownerId, domainId, domainName, login, displayName, email, mobile, language, disabledAt } = row;
  return { id: ownerId, domainId, domainName, login, displayName, email, mobile, language, disabledAt };
}
