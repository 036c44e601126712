import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../gateway/core/log.ts';
import { WebhookInput } from '../../gateway/core/model/webhooks.ts';
import { createWebhooks } from '../../gateway/webhooks/create.ts';
import { ADMIN, openPushRig, type PushRig } from '../push/room.ts';

const SECRET = 'a secret of some length';

let rig: PushRig;
let room: ReturnType<typeof createWebhooks>;
let server: Server;
let answers: number[];
let heard: { headers: IncomingHttpHeaders; body: string }[];
let more: () => void;

beforeEach(async () => {
  rig = await openPushRig();
  [answers, heard, more] = [[], [], () => {}];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    response.writeHead(answers.shift() ?? 204).end();
    more();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  room = createWebhooks({
    ...{ store: rig.stores.webhooks, pushes: rig.pushes, sealer: rig.sealer, clock: rig.clock },
    ...{ bus: rig.outbox.events, log: silentLog },
  });
  room.start();
});
afterEach(async () => {
  await room.stop();
  server.close();
  await rig.close();
});

const hook = (given: object = {}) => {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hook`;
  return room.webhooks.create(WebhookInput.parse({ name: 'MFA', url, secret: SECRET, ...given }));
};
async function calls(count: number) {
  while (heard.length < count) {
    await new Promise<void>((resolve) => {
      more = resolve;
    });
  }
  return heard.map(({ body }) => JSON.parse(body));
}
/** The log once so many calls are settled: the answer is out before it is written down. */
async function settled(state: 'delivered' | 'queued' | 'failed', count: number, attempts = 1) {
  for (;;) {
    const { items } = await room.webhooks.calls({ limit: 50, state });
    const done = items.filter((call) => call.attempts >= attempts);
    if (done.length >= count) return done;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const push = async () => {
  const { id: tokenId } = await rig.token();
  return rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
};

describe('webhooks', () => {
  it('hear of every change of a push in order, signed, with no secret in it', async () => {
    await hook();
    const { pushId, messageId } = await push();
    await calls(1);
    await rig.moved(messageId, 'sent');
    await rig.moved(messageId, 'delivered');
    const news = await calls(3);
    expect(news.map(({ event }) => event)).toEqual(['push.queued', 'push.accepted', 'push.delivered']);
    expect(news[2]).toMatchObject({ push: { id: pushId, channel: 'email' } });
    const { headers, body } = heard[2]!;
    const stamp = String(headers['x-gateway-timestamp']);
    const signature = createHmac('sha256', SECRET).update(`${stamp}.${body}`).digest('hex');
    expect(headers['x-gateway-signature']).toBe(`v1=${signature}`);
    const link = /\/l\/([\w-]+)/.exec((await rig.mail(messageId)).parsed.text!)![1]!;
    expect(heard.some((call) => call.body.includes(link))).toBe(false);
  });

  it('are called again later when they fail, and by hand', async () => {
    const { id } = await hook({ events: ['queued'] });
    answers = [500];
    await push();
    await calls(1);
    const [waiting] = await settled('queued', 1);
    expect(waiting).toMatchObject({ event: 'queued', problem: { code: 'WEBHOOK_STATUS' } });
    const { userLogin, tokenSerial } = await rig.pushes.get(waiting!.pushId);
    expect(waiting).toMatchObject({ userLogin, tokenSerial });
    expect((await room.webhooks.get(id)).health.state).toBe('failing');
    while (heard.length < 2) {
      rig.clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [done] = await settled('delivered', 1, 2);
    expect(heard[0]!.headers['x-gateway-delivery']).toBe(heard[1]!.headers['x-gateway-delivery']);
    await room.webhooks.replay(done!.id);
    await calls(3);
    await settled('delivered', 1, 3);
    expect((await room.webhooks.get(id)).health.state).toBe('ok');
  });

  it('miss nothing that happened while the gateway was down, and hear only what they want', async () => {
    await hook({ events: ['accepted'] });
    await room.stop();
    const { messageId } = await push();
    await rig.moved(messageId, 'sent');
    room = createWebhooks({
      ...{ store: rig.stores.webhooks, pushes: rig.pushes, sealer: rig.sealer, clock: rig.clock },
      ...{ bus: rig.outbox.events, log: silentLog },
    });
    room.start();
    expect((await calls(1)).map(({ event }) => event)).toEqual(['push.accepted']);
    await settled('delivered', 1);
  });

  it('are tried out with a signed call', async () => {
    const { id } = await hook();
    expect(await room.webhooks.test(id)).toMatchObject({ ok: true, text: '204' });
    answers = [410];
    expect(await room.webhooks.test(id)).toMatchObject({ ok: false });
    expect(JSON.parse(heard[0]!.body)).toMatchObject({ event: 'test', push: null });
  });
});
