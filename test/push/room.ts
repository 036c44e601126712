import { simpleParser } from 'mailparser';
import type { z } from 'zod';
import type { Actor } from '../../gateway/core/actor.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { TokenInput, UserInput } from '../../gateway/core/model/directory.ts';
import { PushPolicyInput } from '../../gateway/core/model/push-policy.ts';
import type { Content, OutboxMessage } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { createDirectory } from '../../gateway/directory/directory.ts';
import type { ModemAtWork } from '../../gateway/push/bulk-plan.ts';
import { createPush } from '../../gateway/push/create.ts';
import { planSms } from '../../gateway/sms/pdu/split.ts';
import { createStores } from '../../gateway/store/stores.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox } from '../rig/outbox.ts';

export const ADMIN: Actor = { kind: 'admin', id: 'a1', name: 'admin', ip: '127.0.0.1' };
export const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export type PolicyChange = z.input<typeof PushPolicyInput>;
export type PushRig = Awaited<ReturnType<typeof openPushRig>>;

/** The push room over a real outbox, directory and database; nothing is sent, what would leave is rendered. */
export async function openPushRig(
  options: { publicUrl?: string | null; timeZone?: string; modems?: ModemAtWork[] } = {},
) {
  const clock = new TestClock();
  const outbox = await openTestOutbox({ clock });
  const sealer = new Sealer(Buffer.alloc(32, 7));
  const stores = createStores(outbox.db, sealer);
  const room = createPush({
    directory: stores.directory,
    pushes: stores.pushes,
    templates: stores.templates,
    stores: stores.push,
    sealer,
    acceptor: outbox.outbox,
    messageState: async (id) => (await outbox.store.get(id))?.state ?? null,
    planSms,
    publicUrl: options.publicUrl === undefined ? 'https://gateway.example.com' : options.publicUrl,
    ownUrl: () => 'http://127.0.0.1:8080',
    hostname: 'gateway.example.com',
    timeZone: options.timeZone ?? 'UTC',
    modemsAtWork: async () => options.modems ?? [],
    clock,
    bus: outbox.events,
    log: silentLog,
  });
  await room.start();
  await room.work();
  const directory = createDirectory({
    store: stores.directory,
    pushes: stores.pushes,
    sealer,
    events: outbox.events,
    clock,
    describe: room.describe,
  });
  const domain = await directory.createDomain({
    name: 'example.com',
    source: 'internal',
    defaultCountry: 'GB',
    language: 'en',
  });
  const heard: { id: string; state: string }[] = [];
  outbox.events.on('push', (event) => heard.push(event));

  return {
    ...room,
    clock,
    outbox,
    stores,
    sealer,
    directory,
    domain,
    /** The general push policy, where it differs from the shipped one. */
    policy: (change: PolicyChange) => room.policies.put(null, PushPolicyInput.parse(change), ADMIN),
    /** As the outbox says it. */
    async moved(id: string, state: string) {
      outbox.events.emit('message', { id, state, channel: 'sms' });
      await room.idle();
    },
    /** `push` events so far. */
    heard,
    async user(input: Partial<UserInput> = {}) {
      return directory.createUser({
        domainId: domain.id,
        login: `user${Math.random().toString(36).slice(2)}`,
        displayName: 'Jane Doe',
        email: 'jane@example.com',
        mobile: '+447700900123',
        language: null,
        ...input,
      });
    },
    async token(input: Partial<TokenInput> = {}, user: Partial<UserInput> = {}) {
      const owner = await this.user(user);
      return directory.createToken(owner.id, {
        type: 'totp',
        issuer: 'ACME Ltd',
        label: null,
        link: null,
        authorization: 'none',
        secret: SEED,
        algorithm: 'SHA1',
        digits: 6,
        period: 30,
        counter: 0,
        ...input,
      });
    },
    /** What the outbox holds of a message. */
    message: (id: string) => messageOf(outbox, id),
    async render(messageId: string): Promise<Content> {
      return room.renderer.render(await messageOf(outbox, messageId));
    },
    /** The rendered mail, as a mail client reads it. */
    async mail(messageId: string) {
      const bytes = await mailBytes(await this.render(messageId));
      return { bytes, parsed: await simpleParser(bytes, { skipImageLinks: true }) };
    },
    async sms(messageId: string): Promise<string> {
      const content = await this.render(messageId);
      if (content.channel !== 'sms') throw new Error('not an SMS');
      return content.text;
    },
    async close() {
      await room.rest();
      await room.stop();
      await outbox.close();
    },
  };
}

export async function mailBytes(content: Content): Promise<Buffer> {
  if (content.channel !== 'email') throw new Error('not a mail');
  const chunks: Buffer[] = [];
  for await (const chunk of content.open()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== content.size) throw new Error('the size is not the true one');
  return bytes;
}

async function messageOf(outbox: Awaited<ReturnType<typeof openTestOutbox>>, id: string): Promise<OutboxMessage> {
  const message = await outbox.store.get(id);
  if (!message) throw new Error(`message ${id} is not in the outbox`);
  const { channel, kind, class: lane, from, subject, pushId, createdAt, expiresAt } = message;
  const times = { createdAt: Date.parse(createdAt), expiresAt: Date.parse(expiresAt) };
  const { options } = await outbox.db.read('messages').where({ id }).first('options');
  const rest = { ref: pushId, options: JSON.parse(options), bodySize: 0, ...times };
  return { id, channel, kind, class: lane, from, subject, ...rest };
}
