import { DkimCheck, DkimKey, DkimKeyInput, DkimKeyPatch } from '../../core/model/dkim.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { DkimKeyPage, IdParams } from '../schemas.ts';

const tag = 'DKIM keys';
const path = '/api/v1/dkim-keys';
const one = `${path}/:id`;
const target = ({ params }: { params: { id: string } }) => `dkim-key/${params.id}`;

/** Keys that outgoing mail is signed with. */
export const dkimKeyRoutes: Route[] = [
  route({
    name: 'listDkimKeys',
    method: 'get',
    path,
    tag,
    summary: 'Keys that mails are signed with, each with its DNS record; never a private key.',
    access: needs('read'),
    answer: DkimKeyPage,
    handler: async ({ deps }) => all(await deps.dkim.list()),
  }),
  route({
    name: 'createDkimKey',
    method: 'post',
    path,
    tag,
    summary: 'Make a key for a domain.',
    access: needs('admin'),
    body: DkimKeyInput,
    status: 201,
    answer: DkimKey,
    errors: { 409: 'The domain has a key with this selector already.' },
    handler: ({ deps, body }) => deps.dkim.create(body),
    audit: {
      action: 'dkim-key.create',
      target: (_, made) => `dkim-key/${made.id}`,
      summary: (_, made) => `Made the DKIM key ${made.record.name}`,
    },
  }),
  route({
    name: 'getDkimKey',
    method: 'get',
    path: one,
    tag,
    summary: 'One key with its DNS record.',
    access: needs('read'),
    params: IdParams,
    answer: DkimKey,
    handler: ({ deps, params }) => deps.dkim.get(params.id),
  }),
  route({
    name: 'updateDkimKey',
    method: 'patch',
    path: one,
    tag,
    summary: 'Sign with this key in place of others of its domain and algorithm, or no longer.',
    access: needs('admin'),
    params: IdParams,
    body: DkimKeyPatch,
    answer: DkimKey,
    before: ({ deps, params }) => deps.dkim.get(params.id),
    handler: ({ deps, params, body }) => deps.dkim.update(params.id, body),
    audit: {
      action: 'dkim-key.update',
      target,
      summary: (_, key) => `${key.enabled ? 'Signs' : 'No longer signs'} with the DKIM key ${key.record.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'rotateDkimKey',
    method: 'post',
    path: `${one}/rotate`,
    tag,
    summary: 'Make the key that is to follow this one; it signs once it is switched on, after its record is published.',
    access: needs('admin'),
    params: IdParams,
    status: 201,
    answer: DkimKey,
    handler: ({ deps, params }) => deps.dkim.rotate(params.id),
    audit: {
      action: 'dkim-key.rotate',
      target,
      summary: (_, made) => `Made the DKIM key ${made.record.name}, to follow another`,
    },
  }),
  route({
    name: 'checkDkimKey',
    method: 'post',
    path: `${one}/check`,
    tag,
    summary: 'Ask DNS whether the record is published.',
    access: needs('admin'),
    params: IdParams,
    answer: DkimCheck,
    handler: ({ deps, params }) => deps.dkim.check(params.id),
    audit: {
      action: 'dkim-key.check',
      target,
      summary: (_, { published }) => `Asked for the record of a DKIM key: ${published ? 'published' : 'not published'}`,
    },
  }),
  route({
    name: 'deleteDkimKey',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a key; mails it has signed can be checked while its record stays in DNS.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.dkim.get(params.id),
    handler: ({ deps, params }) => deps.dkim.remove(params.id),
    audit: {
      action: 'dkim-key.delete',
      target,
      summary: ({ before }) => `Removed the DKIM key ${before.record.name}`,
    },
  }),
];
