import { ApiKeyCreated, ApiKeyInput } from '../../core/model/administration.ts';
import { all } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { ApiKeyPage, IdParams } from '../schemas.ts';

const tag = 'API keys';
const path = '/api/v1/api-keys';

export const apiKeyRoutes: Route[] = [
  route({
    name: 'listApiKeys',
    method: 'get',
    path,
    tag,
    summary: 'All API keys, revoked ones too; never the keys themselves.',
    access: alsoFor(needs('admin'), 'auditor'),
    answer: ApiKeyPage,
    handler: async ({ deps }) => all(await deps.access.apiKeys.list()),
  }),
  route({
    name: 'createApiKey',
    method: 'post',
    path,
    tag,
    summary: 'Make an API key; the answer is the only time it is shown.',
    access: needs('admin'),
    body: ApiKeyInput,
    status: 201,
    answer: ApiKeyCreated,
    handler: ({ deps, body }) => deps.access.apiKeys.create(body),
    audit: {
      action: 'api-key.create',
      target: (_, key) => `api-key/${key.id}`,
      summary: (_, key) => `Made the API key ${key.name}`,
      detail: (_, key) => ({ prefix: key.prefix, scopes: key.scopes, expiresAt: key.expiresAt }),
    },
  }),
  route({
    name: 'revokeApiKey',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Revoke an API key at once; it stays in the list as revoked.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.access.apiKeys.get(params.id),
    handler: ({ deps, params }) => deps.access.apiKeys.revoke(params.id),
    audit: {
      action: 'api-key.revoke',
      target: ({ params }) => `api-key/${params.id}`,
      summary: ({ before }) => `Revoked the API key ${before.name}`,
    },
  }),
];
