import { LegacyClient, LegacyClientInput } from '../../core/model/mail-in.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, LegacyClientPage, LegacyClientPatch } from '../schemas.ts';

const tag = 'Mail in';
const path = '/api/v1/legacy-clients';
const one = `${path}/:id`;

export const legacyClientRoutes: Route[] = [
  route({
    name: 'listLegacyClients',
    method: 'get',
    path,
    tag,
    summary: 'Old devices by address: what each is let off, and how often it needed that.',
    access: needs('read'),
    answer: LegacyClientPage,
    handler: async ({ deps }) => all(await deps.mailIn.legacyClients.list()),
  }),
  route({
    name: 'createLegacyClient',
    method: 'post',
    path,
    tag,
    summary: 'Let an old device off some rules. Counts from its next connection.',
    access: needs('admin'),
    body: LegacyClientInput,
    status: 201,
    answer: LegacyClient,
    errors: { 409: 'There are exceptions for this address or block already.' },
    handler: ({ deps, body }) => deps.mailIn.legacyClients.create(body),
    audit: {
      action: 'legacy-client.create',
      target: (_, made) => `legacy-client/${made.id}`,
      summary: (_, made) => `Added the old device ${made.name}`,
    },
  }),
  route({
    name: 'getLegacyClient',
    method: 'get',
    path: one,
    tag,
    summary: 'One old device.',
    access: needs('read'),
    params: IdParams,
    answer: LegacyClient,
    handler: ({ deps, params }) => deps.mailIn.legacyClients.get(params.id),
  }),
  route({
    name: 'updateLegacyClient',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change what an old device is let off; absent fields stay.',
    access: needs('admin'),
    params: IdParams,
    body: LegacyClientPatch,
    answer: LegacyClient,
    errors: { 409: 'There are exceptions for this address or block already.' },
    before: ({ deps, params }) => deps.mailIn.legacyClients.get(params.id),
    handler: ({ deps, params, body }) => deps.mailIn.legacyClients.update(params.id, body),
    audit: {
      action: 'legacy-client.update',
      target: ({ params }) => `legacy-client/${params.id}`,
      summary: (_, changed) => `Changed the old device ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteLegacyClient',
    method: 'delete',
    path: one,
    tag,
    summary: 'Hold an old device to the rules again.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailIn.legacyClients.get(params.id),
    handler: ({ deps, params }) => deps.mailIn.legacyClients.remove(params.id),
    audit: {
      action: 'legacy-client.delete',
      target: ({ params }) => `legacy-client/${params.id}`,
      summary: ({ before }) => `Removed the old device ${before.name}`,
    },
  }),
];
