import { ListQuery } from '../../core/model/common.ts';
import { Token, TokenInput, User, UserInput, UserQuery } from '../../core/model/directory.ts';
import { changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, TokenPage, UserPage, UserPatch } from '../schemas.ts';

const tag = 'Users';
const path = '/api/v1/users';

export const userRoutes: Route[] = [
  route({
    name: 'listUsers',
    method: 'get',
    path,
    tag,
    summary: 'Users, of one domain with `domain`.',
    access: needs('read', 'directory', 'push'),
    query: UserQuery,
    answer: UserPage,
    handler: ({ deps, query }) => deps.directory.listUsers(query),
  }),
  route({
    name: 'createUser',
    method: 'post',
    path,
    tag,
    summary: 'Add a user.',
    access: needs('directory'),
    body: UserInput,
    status: 201,
    answer: User,
    errors: { 409: 'The login is taken in this domain.' },
    handler: ({ deps, body }) => deps.directory.createUser(body),
    audit: {
      action: 'user.create',
      target: (_, user) => `user/${user.id}`,
      summary: (_, user) => `Added the user ${user.login} to ${user.domainName}`,
    },
  }),
  route({
    name: 'getUser',
    method: 'get',
    path: `${path}/:id`,
    tag,
    summary: 'One user.',
    access: needs('read', 'directory', 'push'),
    params: IdParams,
    answer: User,
    handler: ({ deps, params }) => deps.directory.getUser(params.id),
  }),
  route({
    name: 'updateUser',
    method: 'patch',
    path: `${path}/:id`,
    tag,
    summary: 'Change a user; absent fields stay.',
    access: needs('directory'),
    params: IdParams,
    body: UserPatch,
    answer: User,
    errors: { 409: 'The login is taken in this domain.' },
    before: ({ deps, params }) => deps.directory.getUser(params.id),
    handler: ({ deps, params, body }) => deps.directory.updateUser(params.id, body),
    audit: {
      action: 'user.update',
      target: ({ params }) => `user/${params.id}`,
      summary: (_, user) => `Changed the user ${user.login}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteUser',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Delete a user with all tokens.',
    access: needs('directory'),
    params: IdParams,
    before: ({ deps, params }) => deps.directory.getUser(params.id),
    handler: ({ deps, params }) => deps.directory.deleteUser(params.id),
    audit: {
      action: 'user.delete',
      target: ({ params }) => `user/${params.id}`,
      summary: ({ before }) => `Deleted the user ${before.login} with ${before.tokens} tokens`,
    },
  }),
  route({
    name: 'listUserTokens',
    method: 'get',
    path: `${path}/:id/tokens`,
    tag,
    summary: "A user's tokens.",
    access: needs('read', 'directory', 'push'),
    params: IdParams,
    query: ListQuery,
    answer: TokenPage,
    async handler({ deps, params, query }) {
      await deps.directory.getUser(params.id);
      return deps.directory.listTokens({ ...query, userId: params.id });
    },
  }),
  route({
    name: 'createToken',
    method: 'post',
    path: `${path}/:id/tokens`,
    tag,
    summary: 'Give a user a token; the secret is made if absent and never returned.',
    access: needs('directory'),
    params: IdParams,
    body: TokenInput,
    status: 201,
    answer: Token,
    handler: ({ deps, params, body }) => deps.directory.createToken(params.id, body),
    audit: {
      action: 'token.create',
      target: (_, token) => `token/${token.id}`,
      summary: (_, token) => `Gave ${token.userLogin} the token ${token.serial} (${token.issuer})`,
      detail: ({ body }, token) => ({
        type: token.type,
        authorization: token.authorization,
        secret: body.secret === undefined ? 'made here' : 'given',
      }),
    },
  }),
];
