import { AuthorizationCode, Push } from '../../core/model/push.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

const tag = 'Pushes';
const one = '/api/v1/pushes/:id';

export const pushRoutes: Route[] = [
  route({
    name: 'getPush',
    method: 'get',
    path: one,
    tag,
    summary: 'One push: its state and its times from queued to verified.',
    access: needs('read', 'push'),
    params: IdParams,
    answer: Push,
    handler: ({ deps, params }) => deps.push.get(params.id),
  }),
  route({
    name: 'readAuthorizationCode',
    method: 'post',
    path: `${one}/authorization-code`,
    tag,
    summary: 'The authorization code that was withheld from the message, for reading it out; audited.',
    access: needs('admin'),
    params: IdParams,
    answer: AuthorizationCode,
    errors: { 409: 'The code is not withheld, or the push is over.' },
    before: ({ deps, params }) => deps.push.get(params.id),
    handler: ({ deps, params }) => deps.push.authorizationCode(params.id),
    audit: {
      action: 'push.authorization-code',
      target: ({ params }) => `push/${params.id}`,
      summary: ({ before }) =>
        `Read out the authorization code of the token ${before.tokenSerial} of ${before.userLogin}`,
    },
  }),
];
