import { Host, HostInput } from '../../core/model/mail-routes.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { HostPage, HostPatch, IdParams } from '../schemas.ts';

const tag = 'Mail routes';
const path = '/api/v1/hosts';
const one = `${path}/:id`;

/** Names that the gateway resolves itself. */
export const hostRoutes: Route[] = [
  route({
    name: 'listHosts',
    method: 'get',
    path,
    tag,
    summary: 'Host names whose addresses the gateway knows itself, before it asks any resolver.',
    access: needs('read'),
    answer: HostPage,
    handler: async ({ deps }) => all(await deps.hosts.list()),
  }),
  route({
    name: 'createHost',
    method: 'post',
    path,
    tag,
    summary: 'Add a host name with its addresses.',
    access: needs('admin'),
    body: HostInput,
    status: 201,
    answer: Host,
    errors: { 409: 'There are addresses for this name already.' },
    handler: ({ deps, body }) => deps.hosts.create(body),
    audit: {
      action: 'host.create',
      target: (_, made) => `host/${made.id}`,
      summary: (_, made) => `Added the host name ${made.name}: ${made.addresses.join(', ')}`,
    },
  }),
  route({
    name: 'getHost',
    method: 'get',
    path: one,
    tag,
    summary: 'One host name.',
    access: needs('read'),
    params: IdParams,
    answer: Host,
    handler: ({ deps, params }) => deps.hosts.get(params.id),
  }),
  route({
    name: 'updateHost',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change a host name; absent fields stay.',
    access: needs('admin'),
    params: IdParams,
    body: HostPatch,
    answer: Host,
    errors: { 409: 'There are addresses for this name already.' },
    before: ({ deps, params }) => deps.hosts.get(params.id),
    handler: ({ deps, params, body }) => deps.hosts.update(params.id, body),
    audit: {
      action: 'host.update',
      target: ({ params }) => `host/${params.id}`,
      summary: (_, changed) => `Changed the host name ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteHost',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a host name; the resolver is asked for it from then on.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.hosts.get(params.id),
    handler: ({ deps, params }) => deps.hosts.remove(params.id),
    audit: {
      action: 'host.delete',
      target: ({ params }) => `host/${params.id}`,
      summary: ({ before }) => `Removed the host name ${before.name}`,
    },
  }),
];
