import type { Knex } from 'knex';
import type { DirectClient } from './driver.ts';

/*
 * Statements of the hot paths, past Knex's builder, which costs several times what the database does. The text is the
 * same every time and is prepared once per connection; `?` stands for a value. Column names in camel case need quotes.
 * SQLite and PostgreSQL both understand all that is written this way.
 */

const clientOf = (at: Knex): DirectClient => at.client as unknown as DirectClient;

/** @returns the rows; no booleans on SQLite, but 0 and 1 */
export async function rowsOf<Row>(at: Knex, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await clientOf(at).direct(sql, values, 'rows')).rows as Row[];
}

/** @returns how many rows were changed */
export async function changed(at: Knex, sql: string, values: readonly unknown[] = []): Promise<number> {
  return (await clientOf(at).direct(sql, values, 'changes')).changes;
}

/** SQLite takes 32,766 bound values a statement, PostgreSQL twice that. */
const MOST_VALUES = 30_000;
/** Lists are filled up to one of these lengths, so that a few texts serve all. */
const LIST_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** `(?, ?, ?)` for `list`, and the values: the last one repeated, which changes nothing in an IN. */
export function inList(list: readonly unknown[]): { sql: string; values: unknown[] } {
  const size = LIST_SIZES.find((one) => one >= list.length) ?? list.length;
  const values = [...list];
  while (values.length < size) values.push(list.at(-1));
  return { sql: `(${Array(size).fill('?').join(', ')})`, values };
}

/** Inserts rows that all have the columns of the first one. */
export async function insertAll(at: Knex, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const head = `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')}) VALUES `;
  const one = `(${columns.map(() => '?').join(', ')})`;
  for (const some of pieces(rows as Record<string, unknown>[], columns.length)) {
    const values = some.flatMap((row) => columns.map((name) => row[name] ?? null));
    await changed(at, head + Array(some.length).fill(one).join(', '), values);
  }
}

/**
 * Sets columns of many rows, each to its own values. The types are those that PostgreSQL needs to be told.
 * @param rows each begins with its id, then come the values of `columns`
 */
export async function updateAll(
  at: Knex,
  table: string,
  columns: Record<string, 'text' | 'bigint'>,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const sets = Object.entries(columns).map(
    ([name, type], index) => `"${name}" = CAST(v.column${index + 2} AS ${type})`,
  );
  const one = `(${['', ...sets].map(() => '?').join(', ')})`;
  for (const some of pieces(rows, sets.length + 1)) {
    const list = Array(some.length).fill(one).join(', ');
    await changed(
      at,
      `UPDATE ${table} SET ${sets.join(', ')} FROM (VALUES ${list}) AS v WHERE ${table}.id = v.column1`,
      some.flat(),
    );
  }
}

/** In powers of two: eleven texts a table instead of a thousand. */
function* pieces<T>(rows: readonly T[], width: number): Generator<readonly T[]> {
  for (let begun = 0; begun < rows.length; ) {
    const left = Math.min(rows.length - begun, Math.floor(MOST_VALUES / width));
    const count = LIST_SIZES.findLast((size) => size <= left)!;
    yield rows.slice(begun, begun + count);
    begun += count;
  }
}
