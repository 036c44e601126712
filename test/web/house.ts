import { randomBytes } from 'node:crypto';
import { silentLog } from '../../gateway/core/log.ts';
import type { SmsContent } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { createDirectory } from '../../gateway/directory/directory.ts';
import { createPush } from '../../gateway/push/create.ts';
import { planSms } from '../../gateway/sms/pdu/split.ts';
import { createStores } from '../../gateway/store/stores.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox } from '../rig/outbox.ts';
import { startWeb } from './rig.ts';

/** Web, directory, push and outbox over one database; texts come out where the modem would be. */
export async function openHouse() {
  const clock = new TestClock(Date.now());
  const renderer = { render: (message: Parameters<typeof room.renderer.render>[0]) => room.renderer.render(message) };
  const outbox = await openTestOutbox({ renderer });
  const sealer = new Sealer(randomBytes(32));
  const stores = createStores(outbox.db, sealer);
  const common = { sealer, clock, log: silentLog, pushes: stores.pushes };
  const room = createPush({
    ...common,
    bus: outbox.events,
    directory: stores.directory,
    templates: stores.templates,
    stores: stores.push,
    acceptor: outbox.outbox,
    messageState: async () => null,
    planSms,
    publicUrl: 'https://otp.example.com',
    ownUrl: () => 'http://127.0.0.1',
    hostname: 'otp.example.com',
  });
  await room.start();
  outbox.worker.start();
  const directory = createDirectory({
    ...common,
    store: stores.directory,
    events: outbox.events,
    describe: room.describe,
  });
  const web = await startWeb({
    lookup: stores.lookup,
    deps: {
      directory,
      push: room.pushes,
      links: room.links,
      pushDesk: room,
      templates: room.templates,
      outbox: outbox.outbox,
    },
  });
  return {
    clock,
    web,
    lookup: stores.lookup,
    /** A user's token by the API; returns its id. */
    async token(authorization: 'none' | 'send' | 'withhold', language = 'en'): Promise<string> {
      const headers = await web.keyFor('directory');
      const { json: domain } = await web.call('POST', '/api/v1/domains', {
        headers,
        body: { name: `d${randomBytes(4).toString('hex')}`, defaultCountry: 'GB' },
      });
      const { json: user } = await web.call('POST', '/api/v1/users', {
        headers,
        body: { domainId: domain.id, login: 'alice', mobile: '07700 900123', language },
      });
      const { json: token } = await web.call('POST', `/api/v1/users/${user.id}/tokens`, {
        headers,
        body: { type: 'totp', issuer: 'ACME & <Co>', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', authorization },
      });
      return token.id;
    },
    /** Pushes it by SMS; returns the push and the path of its link. */
    async push(
      tokenId: string,
      more: Record<string, string> = {},
    ): Promise<{ pushId: string; path: string; text: string }> {
      const { json } = await web.call('POST', `/api/v1/tokens/${tokenId}/push`, {
        headers: { ...(await web.keyFor('push')), ...more },
        body: { channel: 'sms' },
      });
      if (outbox.sender.jobs.every(({ message }) => message.id !== json.messageId)) {
        await outbox.until(({ id, state }) => id === json.messageId && state === 'sent');
      }
      const job = outbox.sender.jobs.find(({ message }) => message.id === json.messageId)!;
      const { text } = job.content as SmsContent;
      return { pushId: json.pushId, path: new URL(/https:\/\/\S+/.exec(text)![0]).pathname, text };
    },
    async close() {
      await web.close();
      await room.stop();
      await outbox.close();
    },
  };
}
