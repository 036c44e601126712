import type { Clock } from '../../gateway/core/clock.ts';
import { systemClock } from '../../gateway/core/clock.ts';
import { EventBus, type GatewayEvents } from '../../gateway/core/events.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { MailRoute, MailRouteInput } from '../../gateway/core/model/mail-routes.ts';
import type { Draft } from '../../gateway/core/ports.ts';
import { createMailOut } from '../../gateway/mail/send/mail-out.ts';
import { StoredContent } from '../../gateway/outbox/content.ts';
import { Expiry } from '../../gateway/outbox/expiry.ts';
import { Outbox } from '../../gateway/outbox/outbox.ts';
import { QueueActions } from '../../gateway/outbox/queue-actions.ts';
import { Worker } from '../../gateway/outbox/worker.ts';
import { Bodies } from '../../gateway/store/bodies.ts';
import { Fresh } from '../../gateway/store/fresh.ts';
import { MessageStore } from '../../gateway/store/messages.ts';
import { openTestStores } from './store.ts';

export const SENDER = { kind: 'smtp', id: 'app', name: 'app', ip: '127.0.0.1' } as const;

/** Outbox, worker and the whole way out for mail, over a real database: only the far ends are the test's. */
export async function openMailHouse({ clock = systemClock, ...more }: { clock?: Clock; nameServers?: string[] } = {}) {
  const database = await openTestStores({ clock });
  const { db, stores, sealer } = database;
  const events = new EventBus((error) => {
    throw error;
  });
  const fresh = new Fresh();
  const store = new MessageStore({ db, sealer, clock, fresh });
  const bodies = new Bodies({ db, sealer, fresh });
  const mail = createMailOut({
    ...{ stores, bodies, outbox: () => outbox, sealer, events, clock, log: silentLog, hostname: 'gateway.test' },
    ...more,
  });
  const outbox: Outbox = new Outbox({
    ...{ store, clock, events, senders: [mail.sender], wishes: mail.wishes, normalizeMobile: (text: string) => text },
  });
  const onChange = outbox.changed.bind(outbox);
  const renderer = new StoredContent({
    bodies,
    push: {
      render: () => {
        throw new Error('There are no pushes here.');
      },
    },
    own: { hostname: 'gateway.test', mailbox: { name: 'Gateway', address: 'gateway@gateway.test' } },
  });
  const common = { store, clock, log: silentLog, node: 'test', onChange };
  const worker = new Worker({ ...common, sender: mail.sender, renderer });
  const expiry = new Expiry(common);
  const queueActions = new QueueActions({ store: stores.queueActions, clock, log: silentLog, onChange });
  outbox.movedBy('email', worker);
  outbox.onQueued((expiresAt) => expiry.expect(expiresAt));
  await outbox.start();
  await mail.start();
  await expiry.start();
  worker.start();
  return {
    ...{ db, store, stores, sealer, events, mail, outbox, queueActions, bodies, worker },
    route: (input: Partial<MailRouteInput>): Promise<MailRoute> =>
      mail.routes.create({
        ...{ match: '*', kind: 'smarthost', host: '127.0.0.1', port: 25, tls: 'none', auth: null, ca: null },
        enabled: true,
        ...input,
      }),
    /** A relayed mail, as it comes in by SMTP. */
    async relay(recipients: string[], more: Partial<Draft> & { raw?: string } = {}): Promise<string> {
      const { raw = 'From: a@example.com\r\nSubject: hello\r\nMessage-ID: <1@example.com>\r\n\r\nText\r\n', ...rest } =
        more;
      const [id] = await outbox.accept([
        {
          ...({ channel: 'email', kind: 'relay', class: 'notice', source: 'smtp', actor: SENDER } as const),
          ...{ recipients, from: 'app@sender.test', subject: 'hello', body: Buffer.from(raw) },
          expiresAt: clock.now() + 5 * 86_400_000,
          ...rest,
        },
      ]);
      return id!;
    },
    /** Resolves when a message is in this state. */
    async until(id: string, ...states: string[]): Promise<void> {
      const reached = new Promise<void>((resolve) => {
        const off = events.on('message', (event: GatewayEvents['message']) => {
          if (event.id !== id || !states.includes(event.state)) return;
          off();
          resolve();
        });
      });
      if (!states.includes((await outbox.get(id)).state)) await reached;
    },
    async close() {
      await queueActions.close();
      await worker.stop(0);
      await expiry.stop();
      await mail.stop();
      await database.close();
    },
  };
}
