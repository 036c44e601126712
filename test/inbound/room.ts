import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../gateway/core/clock.ts';
import { invalid } from '../../gateway/core/errors.ts';
import type { GatewayEvents } from '../../gateway/core/events.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { ForwardingRuleInput } from '../../gateway/core/model/inbound.ts';
import { ForwardingRuleInput as RuleInput } from '../../gateway/core/model/inbound.ts';
import type { InboundSms } from '../../gateway/core/ports.ts';
import { createInbound } from '../../gateway/inbound/create.ts';
import { Inbox } from '../../gateway/store/inbox.ts';
import { openTestOutbox } from '../rig/outbox.ts';
import type { Dialect } from '../rig/store.ts';

export const SECRET = 'a secret of sixteen';
export const PHONE = '+447700900123';

export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** How a webhook answers; a promise keeps the caller waiting. */
export type Answer = { status: number; body?: string; headers?: Record<string, string> };

/** The other side of a webhook: a real HTTP server on a free port. */
export async function startWebhook(tls?: { key: string; cert: string }) {
  const calls: Call[] = [];
  const waiting: (() => void)[] = [];
  const hook = {
    url: '',
    calls,
    answer: (_call: Call): Answer | Promise<Answer> => ({ status: 204 }),
    /** Resolves when there were so many calls. */
    async called(times: number): Promise<Call> {
      while (calls.length < times) await new Promise<void>((resolve) => void waiting.push(resolve));
      return calls[times - 1]!;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const listener: RequestListener = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = { headers: request.headers, body };
    calls.push(call);
    for (const tell of waiting.splice(0)) tell();
    const { status, body: text = '', headers = {} } = await hook.answer(call);
    response.writeHead(status, headers).end(text);
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hook.url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  return hook;
}

/** The room over a real database and outbox. */
export async function openRoom(options: { clock?: Clock; dialect?: Dialect } = {}) {
  const box = await openTestOutbox(options);
  const { clock, db, sealer, stores, events, outbox } = box;
  const inbox = new Inbox({ db, sealer, events });
  const make = () =>
    createInbound({
      ...{ inbox, stores, outbox, sealer, events, clock, log: silentLog },
      ...{ hostname: 'gateway.test', replyDomain: () => 'sms.gateway' },
      normalizeMobile(text) {
        const number = text.replace(/\s/g, '').replace(/^0/, '+44');
        if (!/^\+\d{8,15}$/.test(number)) throw invalid('MOBILE_INVALID', `${text} is no telephone number.`);
        return number;
      },
    });
  let room = make();
  room.start();
  let seconds = 0;
  return {
    ...box,
    inbox,
    get forwarding() {
      return room.forwarding;
    },
    get optOuts() {
      return room.optOuts;
    },
    /** A text from outside; resolves when it is stored. */
    async text(text: string, more: Partial<InboundSms> = {}): Promise<void> {
      seconds += 1;
      const at = clock.now();
      const sms = { modem: 'one', sim: '8944', from: PHONE, text, sentAt: at + seconds * 1000, receivedAt: at };
      await inbox.receive({ ...sms, concat: null, ...more });
    },
    rule(target: ForwardingRuleInput['target'], more: Partial<ForwardingRuleInput> = {}) {
      return room.forwarding.create(RuleInput.parse({ name: `rule ${Math.random()}`, target, ...more }));
    },
    /** Resolves with the next event of this name that fits. */
    next<K extends keyof GatewayEvents>(name: K, isIt: (event: GatewayEvents[K]) => boolean = () => true) {
      return new Promise<GatewayEvents[K]>((resolve) => {
        const off = events.on(name, (event) => {
          if (!isIt(event)) return;
          off();
          resolve(event);
        });
      });
    },
    /** Stops, and begins again with what is stored. */
    async restart(): Promise<void> {
      await room.stop();
      room = make();
      room.start();
    },
    stop: () => room.stop(),
    async close() {
      await room.stop();
      await box.close();
    },
  };
}
