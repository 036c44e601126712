import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../gateway/web/openapi.ts';
import { ROUTES } from '../gateway/web/routes/index.ts';

/** Where the generated types are kept. */
export const TYPES_FILE = fileURLToPath(new URL('./src/api/schema.gen.ts', import.meta.url));

const HEAD = '// Generated from the OpenAPI document by `npx tsx admin-ui/api-types.ts`. Do not edit.\n\n';

/** TypeScript types of the API, from the routes as they stand in the source. */
export async function apiTypes(): Promise<string> {
  // The version is no part of the types: a release must not make the file stale.
  const document = openApiDocument(ROUTES, '0');
  const ast = await openapiTS(structuredClone(document) as unknown as Parameters<typeof openapiTS>[0], {
    defaultNonNullable: false,
  });
  return HEAD + astToString(ast);
}

/** Is the file in the repository what the routes give? */
export async function typesAreFresh(): Promise<boolean> {
  return (await readFile(TYPES_FILE, 'utf8')) === (await apiTypes());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(TYPES_FILE, await apiTypes());
