import { RelayAccount, RelayAccountCreated, RelayAccountInput } from '../../core/model/mail-in.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, RelayAccountPage, RelayAccountPatch } from '../schemas.ts';

const tag = 'Mail in';
const path = '/api/v1/relay-accounts';
const one = `${path}/:id`;

export const relayAccountRoutes: Route[] = [
  route({
    name: 'listRelayAccounts',
    method: 'get',
    path,
    tag,
    summary: 'Logins for SMTP clients, with what they may and how they are used; never a password.',
    access: needs('read'),
    answer: RelayAccountPage,
    handler: async ({ deps }) => all(await deps.mailIn.relayAccounts.list()),
  }),
  route({
    name: 'createRelayAccount',
    method: 'post',
    path,
    tag,
    summary: 'Add a relay account. Without a password the gateway makes one, which only this answer shows.',
    access: needs('admin'),
    body: RelayAccountInput,
    status: 201,
    answer: RelayAccountCreated,
    errors: { 409: 'There is a relay account with this login already.' },
    handler: ({ deps, body }) => deps.mailIn.relayAccounts.create(body),
    audit: {
      action: 'relay-account.create',
      target: (_, made) => `relay-account/${made.id}`,
      summary: (_, made) => `Added the relay account ${made.login}`,
    },
  }),
  route({
    name: 'getRelayAccount',
    method: 'get',
    path: one,
    tag,
    summary: 'One relay account.',
    access: needs('read'),
    params: IdParams,
    answer: RelayAccount,
    handler: ({ deps, params }) => deps.mailIn.relayAccounts.get(params.id),
  }),
  route({
    name: 'updateRelayAccount',
    method: 'patch',
    path: one,
    tag,
    summary:
      'Change a relay account; absent fields stay, and so does an absent password. It counts from the next login and mail.',
    access: needs('admin'),
    params: IdParams,
    body: RelayAccountPatch,
    answer: RelayAccount,
    errors: { 409: 'There is a relay account with this login already.' },
    before: ({ deps, params }) => deps.mailIn.relayAccounts.get(params.id),
    handler: ({ deps, params, body }) => deps.mailIn.relayAccounts.update(params.id, body),
    audit: {
      action: 'relay-account.update',
      target: ({ params }) => `relay-account/${params.id}`,
      summary: (_, changed) => `Changed the relay account ${changed.login}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteRelayAccount',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a relay account.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailIn.relayAccounts.get(params.id),
    handler: ({ deps, params }) => deps.mailIn.relayAccounts.remove(params.id),
    audit: {
      action: 'relay-account.delete',
      target: ({ params }) => `relay-account/${params.id}`,
      summary: ({ before }) => `Removed the relay account ${before.login}`,
    },
  }),
];
