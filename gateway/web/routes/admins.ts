import { conflict } from '../../core/errors.ts';
import { Admin, AdminChange, AdminInput } from '../../core/model/administration.ts';
import { SignInRules } from '../../core/model/second-factor.ts';
import { all, changes } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { AdminPage, IdParams } from '../schemas.ts';

const tag = 'Administrators';
const path = '/api/v1/admins';
const rules = '/api/v1/sign-in-rules';

export const adminRoutes: Route[] = [
  route({
    name: 'listAdmins',
    method: 'get',
    path,
    tag,
    summary: 'All who may sign in, with their roles.',
    access: alsoFor(needs('admin'), 'auditor'),
    answer: AdminPage,
    handler: async ({ deps }) => all(await deps.access.admins.list()),
  }),
  route({
    name: 'createAdmin',
    method: 'post',
    path,
    tag,
    summary: 'Add somebody who may sign in.',
    access: needs('admin'),
    body: AdminInput,
    status: 201,
    answer: Admin,
    errors: { 409: 'The user name is taken.' },
    handler: ({ deps, body }) => deps.access.admins.create(body),
    audit: {
      action: 'admin.create',
      target: (_, admin) => `admin/${admin.id}`,
      summary: (_, admin) => `Added the ${admin.role} ${admin.username}`,
      detail: (_, { role, domains }) => ({ role, domains }),
    },
  }),
  route({
    name: 'changeAdmin',
    method: 'put',
    path: `${path}/:id`,
    tag,
    summary: 'Give another role or other domains, disable or enable; counts at once.',
    access: needs('admin'),
    params: IdParams,
    body: AdminChange,
    answer: Admin,
    errors: { 409: 'It is the last administrator.' },
    before: ({ deps, params }) => deps.access.admins.get(params.id),
    handler: ({ deps, params, body }) => deps.access.admins.change(params.id, body),
    audit: {
      action: 'admin.update',
      target: ({ params }) => `admin/${params.id}`,
      summary: (_, admin) => `Changed ${admin.username}: ${admin.role}${admin.enabled ? '' : ', disabled'}`,
      detail: (context, after) => ({
        ...changes(context, after),
        before: { role: context.before.role, domains: context.before.domains, enabled: context.before.enabled },
      }),
    },
  }),
  route({
    name: 'deleteAdmin',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Remove an administrator and end their sessions; never the last one.',
    access: needs('admin'),
    params: IdParams,
    errors: { 409: 'It is the last administrator.' },
    before: ({ deps, params }) => deps.access.admins.get(params.id),
    handler: ({ deps, params }) => deps.access.admins.remove(params.id),
    audit: {
      action: 'admin.delete',
      target: ({ params }) => `admin/${params.id}`,
      summary: ({ before }) => `Removed the administrator ${before.username}`,
    },
  }),
  route({
    name: 'resetSecondFactor',
    method: 'delete',
    path: `${path}/:id/second-factor`,
    tag,
    summary: "Take another one's second factor away, who has lost the phone; their sessions end.",
    access: needs('admin'),
    params: IdParams,
    errors: { 409: 'It is your own; that is done in the profile.' },
    before: ({ deps, params }) => deps.access.admins.get(params.id),
    async handler({ deps, params, actor }) {
      if (params.id === actor.id) {
        throw conflict('OWN_SECOND_FACTOR', 'This is your own second factor.', 'Change it in your profile.');
      }
      await deps.access.secondFactor.remove(params.id);
      await deps.access.sessions.closeAll(params.id);
    },
    audit: {
      action: 'admin.second-factor',
      target: ({ params }) => `admin/${params.id}`,
      summary: ({ before }) => `Took the second factor of ${before.username} away`,
    },
  }),
  route({
    name: 'getSignInRules',
    method: 'get',
    path: rules,
    tag,
    summary: 'What is required of all who sign in.',
    access: alsoFor(needs('admin'), 'auditor'),
    answer: SignInRules,
    handler: async ({ deps }) => ({ secondFactor: await deps.access.secondFactor.rule() }),
  }),
  route({
    name: 'putSignInRules',
    method: 'put',
    path: rules,
    tag,
    summary: 'Require a second factor of all who sign in, or leave it to them.',
    access: needs('admin'),
    body: SignInRules,
    answer: SignInRules,
    async handler({ deps, body }) {
      await deps.access.secondFactor.putRule(body.secondFactor);
      return body;
    },
    audit: {
      action: 'sign-in-rules.update',
      target: () => null,
      summary: ({ body }) =>
        body.secondFactor === 'required' ? 'Made a second factor required' : 'Left a second factor to each one',
    },
  }),
];
