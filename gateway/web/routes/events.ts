import { raw } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';

export const eventRoutes: Route[] = [
  route({
    name: 'streamEvents',
    method: 'get',
    path: '/api/v1/events',
    tag: 'Events',
    summary: 'What changes, as server-sent events that carry ids and states only.',
    access: alsoFor(needs('read'), 'help-desk'),
    within: 'handler',
    answer: {
      media: 'text/event-stream',
      description:
        'Events `message`, `push`, `modem`, `captured`, `inbox`, `mailRoute` and `directory` with JSON data; `resync` when some were lost: fetch again.',
    },
    errors: { 503: 'Too many listeners.' },
    handler: ({ live, caller, koa }) =>
      raw('text/event-stream; charset=utf-8', live.open(caller, koa.req.socket), {
        'X-Accel-Buffering': 'no',
      }),
  }),
];
