import { ListQuery } from '../../core/model/common.ts';
import { Token, TokenQr } from '../../core/model/directory.ts';
import { PushAccepted, PushRequest } from '../../core/model/push.ts';
import { all, changes } from '../answer.ts';
import { tellOwner } from '../owner-notice.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams, PushPage, TokenPage, TokenPatch } from '../schemas.ts';

const tag = 'Tokens';
const path = '/api/v1/tokens';
const one = `${path}/:id`;

export const tokenRoutes: Route[] = [
  route({
    name: 'listTokens',
    method: 'get',
    path,
    tag,
    summary: 'Tokens of all users.',
    access: alsoFor(needs('read', 'directory', 'push'), 'help-desk'),
    within: 'handler',
    query: ListQuery,
    answer: TokenPage,
    handler: ({ deps, query, caller }) => deps.directory.listTokens({ ...query, domains: caller.domains }),
  }),
  route({
    name: 'getToken',
    method: 'get',
    path: one,
    tag,
    summary: 'One token, without its secret.',
    access: alsoFor(needs('read', 'directory', 'push'), 'help-desk'),
    within: 'token',
    params: IdParams,
    answer: Token,
    handler: ({ deps, params }) => deps.directory.getToken(params.id),
  }),
  route({
    name: 'updateToken',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change issuer, label, link or authorization; absent fields stay.',
    access: needs('directory'),
    params: IdParams,
    body: TokenPatch,
    answer: Token,
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    handler: ({ deps, params, body }) => deps.directory.updateToken(params.id, body),
    audit: {
      action: 'token.update',
      target: ({ params }) => `token/${params.id}`,
      summary: (_, token) => `Changed the token ${token.serial} of ${token.userLogin}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteToken',
    method: 'delete',
    path: one,
    tag,
    summary: 'Delete a token.',
    access: needs('directory'),
    params: IdParams,
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    handler: ({ deps, params }) => deps.directory.deleteToken(params.id),
    audit: {
      action: 'token.delete',
      target: ({ params }) => `token/${params.id}`,
      summary: ({ before }) => `Deleted the token ${before.serial} of ${before.userLogin}`,
    },
  }),
  route({
    name: 'revokeToken',
    method: 'post',
    path: `${one}/revoke`,
    tag,
    summary: 'Revoke a token: it can no longer be pushed, and its open links are dead.',
    access: needs('directory'),
    params: IdParams,
    answer: Token,
    handler: ({ deps, params }) => deps.directory.revokeToken(params.id),
    audit: {
      action: 'token.revoke',
      target: ({ params }) => `token/${params.id}`,
      summary: (_, token) => `Revoked the token ${token.serial} of ${token.userLogin}`,
    },
  }),
  route({
    name: 'showTokenQr',
    method: 'post',
    path: `${one}/qr`,
    tag,
    summary: "Show a token's QR code and secret; audited, and its owner is told.",
    access: needs('admin'),
    params: IdParams,
    answer: TokenQr,
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    async handler({ deps, params, actor }) {
      const qr = await deps.directory.showQr(params.id);
      await tellOwner(deps, params.id, 'qr', actor);
      return qr;
    },
    audit: {
      action: 'token.qr',
      target: ({ params }) => `token/${params.id}`,
      summary: ({ before }) => `Looked at the QR code of the token ${before.serial} of ${before.userLogin}`,
    },
  }),
  route({
    name: 'pushToken',
    method: 'post',
    path: `${one}/push`,
    tag,
    summary: "Push a token to its user's mailbox or phone.",
    access: alsoFor(needs('push'), 'help-desk'),
    within: 'token',
    params: IdParams,
    body: PushRequest,
    status: 202,
    answer: PushAccepted,
    idempotent: true,
    errors: { 409: 'The token is revoked.' },
    before: ({ deps, params }) => deps.directory.getToken(params.id),
    handler: ({ deps, params, body, actor, idempotencyKey }) =>
      deps.push.issue({ tokenId: params.id, channel: body.channel, ...(idempotencyKey && { idempotencyKey }) }, actor),
    audit: {
      action: 'token.push',
      target: ({ params }) => `token/${params.id}`,
      summary: ({ before, body }) =>
        `Pushed the token ${before.serial} to ${before.userLogin} by ${body.channel === 'sms' ? 'SMS' : 'e-mail'}`,
      detail: ({ body }, push) => ({ channel: body.channel, ...push }),
    },
  }),
  route({
    name: 'listTokenPushes',
    method: 'get',
    path: `${one}/pushes`,
    tag,
    summary: "A token's latest pushes, newest first.",
    access: alsoFor(needs('read', 'directory', 'push'), 'help-desk'),
    within: 'token',
    params: IdParams,
    answer: PushPage,
    async handler({ deps, params }) {
      await deps.directory.getToken(params.id);
      return all(await deps.push.listByToken(params.id));
    },
  }),
];
