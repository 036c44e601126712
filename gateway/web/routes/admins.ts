import { Admin, AdminInput } from '../../core/model/administration.ts';
import { all } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { AdminPage, IdParams } from '../schemas.ts';

const tag = 'Administrators';
const path = '/api/v1/admins';

export const adminRoutes: Route[] = [
  route({
    name: 'listAdmins',
    method: 'get',
    path,
    tag,
    summary: 'All administrators.',
    access: needs('admin'),
    answer: AdminPage,
    handler: async ({ deps }) => all(await deps.access.admins.list()),
  }),
  route({
    name: 'createAdmin',
    method: 'post',
    path,
    tag,
    summary: 'Add an administrator.',
    access: needs('admin'),
    body: AdminInput,
    status: 201,
    answer: Admin,
    errors: { 409: 'The user name is taken.' },
    handler: ({ deps, body }) => deps.access.admins.create(body),
    audit: {
      action: 'admin.create',
      target: (_, admin) => `admin/${admin.id}`,
      summary: (_, admin) => `Added the administrator ${admin.username}`,
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
];
