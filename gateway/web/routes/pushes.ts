import { Enrolled, Enrolment } from '../../core/model/enrolment.ts';
import { AuthorizationCode, Push } from '../../core/model/push.ts';
import { tellOwner } from '../owner-notice.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

const tag = 'Pushes';
const one = '/api/v1/pushes/:id';

export const pushRoutes: Route[] = [
  route({
    name: 'enrolAndPush',
    method: 'post',
    path: '/api/v1/pushes',
    tag,
    summary: 'Make or find a user and a token, and push it, in one call that may be repeated.',
    access: needs('push'),
    body: Enrolment,
    form: true,
    status: 202,
    answer: Enrolled,
    idempotent: true,
    errors: { 404: 'There is no such domain.', 409: 'The token cannot be pushed.' },
    handler: ({ deps, body, actor, idempotencyKey }) => deps.enrolments.enrol(body, actor, idempotencyKey),
    audit: {
      action: 'token.push',
      target: (_, made) => `token/${made.tokenId}`,
      summary: ({ body }, made) =>
        `Pushed the token ${made.tokenSerial} to ${body.user.login} by ${made.channel === 'sms' ? 'SMS' : 'e-mail'}`,
      detail: (_, { created, pushId, messageId }) => ({ created, pushId, messageId }),
    },
  }),
  route({
    name: 'getPush',
    method: 'get',
    path: one,
    tag,
    summary: 'One push: its state and its times from queued to verified.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'push',
    params: IdParams,
    answer: Push,
    handler: ({ deps, params }) => deps.push.get(params.id),
  }),
  route({
    name: 'readAuthorizationCode',
    method: 'post',
    path: `${one}/authorization-code`,
    tag,
    summary:
      'The authorization code that was withheld from the message, for reading it out; audited, and the owner is told.',
    access: alsoFor(needs('admin'), 'help-desk'),
    within: 'push',
    params: IdParams,
    answer: AuthorizationCode,
    errors: { 409: 'The code is not withheld, or the push is over.' },
    before: ({ deps, params }) => deps.push.get(params.id),
    async handler({ deps, params, before, actor }) {
      const code = await deps.push.authorizationCode(params.id);
      await tellOwner(deps, before.tokenId, 'code', actor);
      return code;
    },
    audit: {
      action: 'push.authorization-code',
      target: ({ params }) => `push/${params.id}`,
      summary: ({ before }) =>
        `Read out the authorization code of the token ${before.tokenSerial} of ${before.userLogin}`,
    },
  }),
];
