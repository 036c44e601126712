import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../admin-ui/src/shell/pages.ts', import.meta.url));

/** The addresses of all pages of the console, as its own list has them: `/directory/users/:id/tokens`. */
export function consolePages(): string[] {
  return [...readFileSync(PAGES, 'utf8').matchAll(/^ {4}path: '([^']+)'/gm)].map(([, path]) => path!);
}
