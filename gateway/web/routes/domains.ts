import { ListQuery } from '../../core/model/common.ts';
import { Domain, DomainInput } from '../../core/model/directory.ts';
import { changes } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { DomainPage, DomainPatch, IdParams } from '../schemas.ts';

const tag = 'Domains';
const path = '/api/v1/domains';

export const domainRoutes: Route[] = [
  route({
    name: 'listDomains',
    method: 'get',
    path,
    tag,
    summary: 'Domains, each with its number of users.',
    access: alsoFor(needs('read', 'directory', 'push'), 'help-desk'),
    within: 'handler',
    query: ListQuery,
    answer: DomainPage,
    handler: ({ deps, query, caller }) => deps.directory.listDomains({ ...query, domains: caller.domains }),
  }),
  route({
    name: 'createDomain',
    method: 'post',
    path,
    tag,
    summary: 'Add a domain.',
    access: needs('directory'),
    body: DomainInput,
    status: 201,
    answer: Domain,
    errors: { 409: 'The name is taken.' },
    handler: ({ deps, body }) => deps.directory.createDomain(body),
    audit: {
      action: 'domain.create',
      target: (_, domain) => `domain/${domain.id}`,
      summary: (_, domain) => `Added the domain ${domain.name}`,
    },
  }),
  route({
    name: 'getDomain',
    method: 'get',
    path: `${path}/:id`,
    tag,
    summary: 'One domain.',
    access: alsoFor(needs('read', 'directory', 'push'), 'help-desk'),
    within: 'domain',
    params: IdParams,
    answer: Domain,
    handler: ({ deps, params }) => deps.directory.getDomain(params.id),
  }),
  route({
    name: 'updateDomain',
    method: 'patch',
    path: `${path}/:id`,
    tag,
    summary: 'Change a domain; absent fields stay.',
    access: needs('directory'),
    params: IdParams,
    body: DomainPatch,
    answer: Domain,
    errors: { 409: 'The name is taken.' },
    before: ({ deps, params }) => deps.directory.getDomain(params.id),
    handler: ({ deps, params, body }) => deps.directory.updateDomain(params.id, body),
    audit: {
      action: 'domain.update',
      target: ({ params }) => `domain/${params.id}`,
      summary: (_, domain) => `Changed the domain ${domain.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteDomain',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Delete a domain with its users and their tokens.',
    access: needs('directory'),
    params: IdParams,
    before: ({ deps, params }) => deps.directory.getDomain(params.id),
    handler: ({ deps, params }) => deps.directory.deleteDomain(params.id),
    audit: {
      action: 'domain.delete',
      target: ({ params }) => `domain/${params.id}`,
      summary: ({ before }) => `Deleted the domain ${before.name} with ${before.users} users`,
    },
  }),
];
