import { Readable } from 'node:stream';
import type { UserExportQuery } from '../../core/model/imports.ts';
import type { DirectoryStore, UserRow } from '../../core/stores.ts';
import { toCell } from './csv.ts';

const PAGE = 500;
const DELIMITER = { comma: ',', semicolon: ';', tab: '\t' } as const;
const COLUMNS = ['login', 'displayName', 'email', 'mobile', 'language', 'domain', 'source', 'disabled', 'tokens'];

/** All users as CSV, a page in memory at a time; what `importUsers` reads again. */
export function exportUsers(query: UserExportQuery, store: Pick<DirectoryStore, 'listUsers'>) {
  const charset = query.encoding === 'utf-16' ? 'utf-16le' : 'utf-8';
  return {
    type: `text/csv; charset=${charset}`,
    fileName: 'users.csv',
    body: Readable.from(chunks(query, store), { objectMode: false }),
  };
}

async function* chunks(query: UserExportQuery, store: Pick<DirectoryStore, 'listUsers'>): AsyncGenerator<Buffer> {
  const delimiter = DELIMITER[query.delimiter];
  const encode = (text: string) => Buffer.from(text, query.encoding === 'utf-16' ? 'utf16le' : 'utf8');
  const write = (cells: string[]) => `${cells.map((cell) => toCell(cell, delimiter)).join(delimiter)}\r\n`;
  yield encode(`${query.encoding === 'utf-8' ? '' : '\ufeff'}${write(COLUMNS)}`);
  let cursor: string | undefined;
  do {
    const page = await store.listUsers({
      limit: PAGE,
      ...(query.domain && { domain: query.domain }),
      ...(cursor && { cursor }),
    });
    yield encode(page.items.map((user) => write(cellsOf(user))).join(''));
    cursor = page.next ?? undefined;
  } while (cursor);
}

function cellsOf(user: UserRow): string[] {
  return [
    ...[user.login, user.displayName, user.email ?? '', user.mobile ?? '', user.language ?? ''],
    ...[user.domainName, user.sourceName ?? '', user.disabledWhy ?? '', String(user.tokens)],
  ];
}
