import type { Direct } from './driver.ts';

/*
 * Statements of the hot paths, past Knex's builder, which costs several times what the database does. The text is the
 * same every time and is prepared once per connection; `?` stands for a value. Column names in camel case need quotes.
 * SQLite and PostgreSQL both understand all that is written this way.
 */

/** @returns the rows; no booleans on SQLite, but 0 and 1 */
export async function rowsOf<Row>(at: Direct, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await at.client.direct(sql, values, 'rows')).rows as Row[];
}

/** @returns how many rows were changed */
export async function changed(at: Direct, sql: string, values: readonly unknown[] = []): Promise<number> {
  return (await at.client.direct(sql, values, 'changes')).changes;
}

/** For writes of which nobody asks how many rows they changed: SQLite may run several of them as one. */
export async function write(at: Direct, sql: string, values: readonly unknown[] = []): Promise<void> {
  await at.client.direct(sql, values, 'nothing');
}

const isSqlite = (at: Direct): boolean => at.client.dialect === 'sqlite3';

/*
 * Lists go to SQLite as one JSON text: to bind thousands of values one by one costs this process, whose time is dear, and
 * the text is the same whatever the count. PostgreSQL, which would have to be told every type, gets its values one by one.
 */

/** What comes after IN, and its values. */
export function inList(at: Direct, list: readonly unknown[]): { sql: string; values: unknown[] } {
  if (isSqlite(at)) return { sql: '(SELECT value FROM json_each(?))', values: [JSON.stringify(list)] };
  // The last one repeated changes nothing in an IN; few lengths make few texts.
  const size = LIST_SIZES.find((one) => one >= list.length) ?? list.length;
  const values = [...list];
  while (values.length < size) values.push(list.at(-1) ?? null);
  return { sql: `(${Array(size).fill('?').join(', ')})`, values };
}

/** Inserts rows that all have the columns of the first one. */
export async function insertAll(at: Direct, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const values = rows.map((row) => columns.map((name) => (row as Record<string, unknown>)[name] ?? null));
  if (!isSqlite(at)) {
    await insertBound(at, table, columns, values);
    return;
  }
  const blobs: unknown[] = [];
  const picked = columns.map((_, column) => {
    if (!values.some((row) => isBinary(row[column]))) return `value->>${column}`;
    // Each has a place of its own, so that none is copied; few counts of places make few texts.
    const places = LIST_SIZES.find((size) => size >= rows.length) ?? rows.length;
    blobs.push(...Array.from({ length: places }, (_, index) => values[index]?.[column] ?? null));
    return `CASE key ${Array.from({ length: places }, (_, index) => `WHEN ${index} THEN ?`).join(' ')} END`;
  });
  const texts = blobs.length === 0 ? values : values.map((row) => row.map((value) => (isBinary(value) ? null : value)));
  await insertJson(at, table, columns, picked, [...blobs, JSON.stringify(texts)]);
}

/** @param rows each the JSON text of its values in the order of the columns */
export async function insertTexts(
  at: Direct,
  table: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const list = `[${rows.join(',')}]`;
  const picked = columns.map((_, index) => `value->>${index}`);
  await (isSqlite(at)
    ? insertJson(at, table, columns, picked, [list])
    : insertBound(at, table, columns, JSON.parse(list)));
}

/** @param picked an expression for each column  @param values the last one is a JSON list of rows */
async function insertJson(
  at: Direct,
  table: string,
  columns: readonly string[],
  picked: readonly string[],
  values: readonly unknown[],
): Promise<void> {
  await write(at, `${insertInto(table, columns)} SELECT ${picked.join(', ')} FROM json_each(?)`, values);
}

async function insertBound(
  at: Direct,
  table: string,
  columns: readonly string[],
  values: readonly (readonly unknown[])[],
): Promise<void> {
  const head = insertInto(table, columns);
  const one = `(${columns.map(() => '?').join(', ')})`;
  // None waits for the one before: what is written next must come after all of them.
  await Promise.all(
    [...pieces(values, columns.length)].map((some) =>
      changed(at, `${head} VALUES ${Array(some.length).fill(one).join(', ')}`, some.flat()),
    ),
  );
}

/**
 * Sets columns of many rows, each to its own values. The types are those that PostgreSQL needs to be told.
 * @param rows each begins with its id, then come the values of `columns`
 */
export async function updateAll(
  at: Direct,
  table: string,
  columns: Record<string, 'text' | 'bigint'>,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const named = Object.entries(columns);
  if (isSqlite(at)) {
    const sets = named.map(([name], index) => `"${name}" = v.value->>${index + 1}`).join(', ');
    const sql = `UPDATE ${table} SET ${sets} FROM json_each(?) AS v WHERE ${table}.id = v.value->>0`;
    await write(at, sql, [JSON.stringify(rows)]);
    return;
  }
  const sets = named.map(([name, type], index) => `"${name}" = CAST(v.column${index + 2} AS ${type})`);
  const one = `(${['', ...sets].map(() => '?').join(', ')})`;
  for (const some of pieces(rows, sets.length + 1)) {
    const list = Array(some.length).fill(one).join(', ');
    const sql = `UPDATE ${table} SET ${sets.join(', ')} FROM (VALUES ${list}) AS v WHERE ${table}.id = v.column1`;
    await changed(at, sql, some.flat());
  }
}

const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})`;

const isBinary = (value: unknown): boolean => value instanceof Uint8Array;

/** SQLite takes 32,766 bound values a statement, PostgreSQL twice that. */
const MOST_VALUES = 30_000;
const LIST_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** Up to so many rows each count has a text of its own; beyond, powers of two keep the texts few. */
const EXACT = 32;

function* pieces<T>(rows: readonly T[], width: number): Generator<readonly T[]> {
  for (let begun = 0; begun < rows.length; ) {
    const left = Math.min(rows.length - begun, Math.floor(MOST_VALUES / width));
    const count = left <= EXACT ? left : LIST_SIZES.findLast((size) => size <= left)!;
    yield rows.slice(begun, begun + count);
    begun += count;
  }
}
