import { readFileSync } from 'node:fs';
import { openApiDocument } from './openapi.ts';
import { ROUTES } from './routes/index.ts';

// Prints the OpenAPI document and starts nothing: `tsx gateway/web/openapi-cli.ts > openapi.json`.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
process.stdout.write(`${JSON.stringify(openApiDocument(ROUTES, version), null, 2)}\n`);
