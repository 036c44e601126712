import { raw } from '../answer.ts';
import { openApiDocument } from '../openapi.ts';
import { type Route, route } from '../route.ts';

/** The document describes the routes it is given and itself. */
export function openApiRoutes(others: readonly Route[]): Route[] {
  let json: string | null = null;
  const self: Route = route({
    name: 'getOpenApi',
    method: 'get',
    path: '/api/v1/openapi.json',
    tag: 'OpenAPI',
    summary: 'This document.',
    access: 'public',
    answer: { media: 'application/json', description: 'OpenAPI 3.1.' },
    handler({ deps }) {
      json ??= JSON.stringify(openApiDocument([...others, self], deps.version));
      return raw('application/json', json);
    },
  });
  return [self];
}
