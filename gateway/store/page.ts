import type { Knex } from 'knex';
import { invalid } from '../core/errors.ts';
import type { ListQuery, Page } from '../core/model/common.ts';
import { foldSearch } from './fold.ts';

/** How a list may be sorted. */
export interface Listing {
  /** The id column, `users.id`: makes the order total. */
  id: string;
  /** Field name → SQL expression that is never NULL (both databases put NULLs elsewhere). */
  sorts: Record<string, string>;
  /** Used when the caller names none; a leading - for descending. */
  standard: string;
}

const MAX_WORDS = 8;

/**
 * One page by keyset: it starts behind the last row seen, so rows that come or go meanwhile are neither shown twice nor
 * left out. The cursor holds its sort order, the last row's value and its id.
 * @param select the filtered query with its columns, without order and limit
 * @throws GatewayError 422 SORT_UNKNOWN, CURSOR_INVALID
 */
export async function readPage<Row extends { id: string }>(
  read: Knex,
  select: Knex.QueryBuilder,
  listing: Listing,
  query: ListQuery,
): Promise<Page<Row>> {
  const sort = query.sort || listing.standard;
  const descending = sort.startsWith('-');
  const by = sortExpression(listing, sort.slice(descending ? 1 : 0));
  const direction = descending ? 'DESC' : 'ASC';
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor, sort);
    select.whereRaw(`(${by}, ??) ${descending ? '<' : '>'} (?, ?)`, [listing.id, after.value, after.id]);
  }
  const rows: (Row & { sortValue?: unknown })[] = await select
    .select(read.raw(`${by} AS ??`, ['sortValue']))
    .orderByRaw(`${by} ${direction}, ?? ${direction}`, [listing.id])
    .limit(query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const next = rows.length > query.limit && last ? writeCursor(sort, last.sortValue, last.id) : null;
  for (const item of items) delete item.sortValue;
  return { items, next };
}

function sortExpression(listing: Listing, field: string): string {
  const by = Object.hasOwn(listing.sorts, field) ? listing.sorts[field] : undefined;
  if (by) return by;
  const known = Object.keys(listing.sorts).join(', ');
  throw invalid('SORT_UNKNOWN', `The list cannot be sorted by "${field}".`, [
    { path: 'sort', message: `one of ${known}; a leading - for descending` },
  ]);
}

function writeCursor(sort: string, value: unknown, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

function readCursor(cursor: string, sort: string): { value: string | number; id: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parsed = null;
  }
  const [by, value, id] = Array.isArray(parsed) ? parsed : [];
  if (by !== sort || !(typeof value === 'string' || Number.isFinite(value)) || typeof id !== 'string') {
    throw invalid(
      'CURSOR_INVALID',
      'This page marker does not belong to this list.',
      [{ path: 'cursor', message: 'use `next` of the page before, with the same sort' }],
      'Start again at the first page.',
    );
  }
  return { value, id };
}

/**
 * Rows in which every word of `q` occurs, whatever its case and accents.
 * @param folded SQL expression of text made with `foldSearch`
 */
export function whereFound(select: Knex.QueryBuilder, folded: string, q: string | undefined): void {
  const words = foldSearch(q).split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  for (const word of words) {
    select.whereRaw(`${folded} LIKE ? ESCAPE '!'`, [`%${word.replace(/[!%_]/g, '!$&')}%`]);
  }
}
