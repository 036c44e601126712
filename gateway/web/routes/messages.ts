import { invalid } from '../../core/errors.ts';
import { Message, MessageInput, MessageQuery } from '../../core/model/message.ts';
import type { MessageAction } from '../../core/services.ts';
import type { WebDeps } from '../deps.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams, MessageAccepted, MessagePage, ResolveInput } from '../schemas.ts';

const tag = 'Messages';
const path = '/api/v1/messages';
const one = `${path}/:id`;

export const messageRoutes: Route[] = [
  route({
    name: 'listMessages',
    method: 'get',
    path,
    tag,
    summary: 'Messages, newest first.',
    access: alsoFor(needs('read'), 'help-desk'),
    within: 'handler',
    query: MessageQuery,
    answer: MessagePage,
    handler: ({ deps, query, caller }) => deps.outbox.list({ ...query, domains: caller.domains }),
  }),
  route({
    name: 'sendMessage',
    method: 'post',
    path,
    tag,
    summary: 'Send an SMS or a mail; durable before the answer.',
    access: needs('send'),
    body: MessageInput,
    status: 202,
    answer: MessageAccepted,
    idempotent: true,
    errors: { 503: 'The outbox or the disk is full.' },
    handler: async ({ deps, body, actor, idempotencyKey }) => ({
      id: await deps.outbox.submit(await withModemId(body, deps), actor, idempotencyKey),
    }),
    audit: {
      action: 'message.send',
      target: (_, answer) => `message/${answer.id}`,
      summary: ({ body }) => `Sent ${body.channel === 'sms' ? 'an SMS' : 'a mail'} to ${body.to}`,
      detail: ({ body }) => ({ channel: body.channel }),
    },
  }),
  route({
    name: 'getMessage',
    method: 'get',
    path: one,
    tag,
    summary: 'One message with its timeline, attempts and parts; never its body.',
    access: alsoFor(needs('read', 'send', 'push'), 'help-desk'),
    within: 'message',
    params: IdParams,
    answer: Message,
    handler: ({ deps, params }) => deps.outbox.get(params.id),
  }),
  act('retry', 'Try a waiting or failed message again now.', 'Retried'),
  act('hold', 'Keep a waiting message back.', 'Held'),
  act('release', 'Let a held message go.', 'Released'),
  act('cancel', 'Give up a message that has not left.', 'Cancelled'),
  route({
    name: 'resolveMessage',
    method: 'post',
    path: `${one}/resolve`,
    tag,
    summary: 'Settle an uncertain message: it has arrived, or it is sent again.',
    access: needs('admin'),
    params: IdParams,
    body: ResolveInput,
    answer: Message,
    errors: { 409: 'The message is not uncertain.' },
    handler: ({ deps, params, body, actor }) => deps.outbox.act(params.id, `resolve-${body.as}`, actor),
    audit: {
      action: 'message.resolve',
      target: ({ params }) => `message/${params.id}`,
      summary: ({ body }, message) =>
        body.as === 'sent'
          ? `Marked the uncertain message to ${message.to} as sent`
          : `Sent the uncertain message to ${message.to} again`,
    },
  }),
];

function act(action: Extract<MessageAction, 'retry' | 'hold' | 'release' | 'cancel'>, summary: string, done: string) {
  return route({
    name: `${action}Message`,
    method: 'post',
    path: `${one}/${action}`,
    tag,
    summary,
    access: needs('admin'),
    params: IdParams,
    answer: Message,
    errors: { 409: 'Its state forbids it.' },
    handler: ({ deps, params, actor }) => deps.outbox.act(params.id, action, actor),
    audit: {
      action: `message.${action}`,
      target: ({ params }) => `message/${params.id}`,
      summary: (_, message) => `${done} the message to ${message.to}`,
    },
  });
}

/** People name a modem, messages keep its id. @throws GatewayError 422 MODEM_UNKNOWN */
async function withModemId(input: MessageInput, { modems }: WebDeps): Promise<MessageInput> {
  if (input.channel !== 'sms' || input.modem === undefined) return input;
  const wanted = input.modem;
  const found = (await modems.list()).find(({ id, name }) => id === wanted || name === wanted);
  if (found) return { ...input, modem: found.id };
  throw invalid('MODEM_UNKNOWN', `There is no modem ${JSON.stringify(wanted)}.`, [
    { path: 'modem', message: 'no such modem' },
  ]);
}
