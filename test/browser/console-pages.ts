import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LISTS = ['pages.ts', 'mail-pages.ts'].map((name) =>
  fileURLToPath(new URL(`../../admin-ui/src/shell/${name}`, import.meta.url)),
);

/** The addresses of all pages of the console, as its own lists have them: `/directory/users/:id/tokens`. */
export function consolePages(): string[] {
  return LISTS.flatMap((list) =>
    [...readFileSync(list, 'utf8').matchAll(/^ {4}path: '([^']+)'/gm)].map(([, path]) => path!),
  );
}
