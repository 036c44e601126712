import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { EventBus } from '../../gateway/core/events.ts';
import { newId } from '../../gateway/core/id.ts';
import { type Log, silentLog } from '../../gateway/core/log.ts';
import { mailContent } from '../../gateway/core/mime.ts';
import type { MailRoute, MailRouteInput } from '../../gateway/core/model/gateways.ts';
import type { MailContent, MessageOptions, Outcome, SendJob } from '../../gateway/core/ports.ts';
import { createMailOut, type MailOutDeps } from '../../gateway/mail/send/mail-out.ts';
import { Bodies } from '../../gateway/store/bodies.ts';
import { openTestStores } from './store.ts';

export interface MailOutRigOptions {
  clock?: Clock;
  concurrency?: number;
  nameServers?: string[];
  timeouts?: MailOutDeps['timeouts'] & object;
  log?: Log;
}

/** The whole way out for mail, over a real database. */
export async function openMailOut({ clock = systemClock, log = silentLog, ...more }: MailOutRigOptions = {}) {
  const database = await openTestStores({ clock });
  const { stores, sealer } = database;
  const events = new EventBus((error) => {
    throw error;
  });
  const out = createMailOut({
    ...{ stores, sealer, events, clock, log, hostname: 'gateway.test' },
    bodies: new Bodies({ db: database.db, sealer }),
    outbox: () => {
      throw new Error('No mail is accepted here.');
    },
    ...more,
  });
  await out.routes.start();
  return {
    ...out,
    ...{ captured: out.services.captured, hosts: out.services.hosts, dkim: out.services.dkim },
    stores,
    sealer,
    events,
    /** Adds a smarthost route on this machine, without TLS unless told otherwise. */
    route: (port: number, input: Partial<MailRouteInput> = {}): Promise<MailRoute> =>
      out.routes.create({
        match: '*',
        kind: 'smarthost',
        host: '127.0.0.1',
        port,
        tls: 'none',
        auth: null,
        ca: null,
        enabled: true,
        ...input,
      }),
    /** One message to these recipients; the outcomes in their order. */
    send: (recipients: string[], mail: Partial<TestMail> = {}): Promise<Outcome[]> =>
      out.sender.send(mailJob(recipients, mail), mail.signal ?? new AbortController().signal),
    close: async () => {
      out.routes.stop();
      await database.close();
    },
  };
}

export interface TestMail {
  from: string;
  raw: Buffer;
  content: MailContent;
  options: MessageOptions;
  signal: AbortSignal;
}

/** A job as the outbox's worker makes it. */
export function mailJob(recipients: string[], mail: Partial<TestMail> = {}): SendJob {
  const { from = 'app@example.com', raw = TEST_MAIL, options = {} } = mail;
  const now = Date.now();
  return {
    message: {
      id: newId(),
      channel: 'email',
      kind: 'relay',
      class: 'notice',
      from,
      subject: null,
      ref: null,
      createdAt: now,
      expiresAt: now + 3_600_000,
      bodySize: raw.length,
      options,
    },
    deliveries: recipients.map((to) => ({ id: newId(), to, attempt: 1 })),
    content: mail.content ?? { ...mailContent(from, raw), eightBit: options.eightBit ?? false },
  };
}

export const TEST_MAIL = Buffer.from(
  ['From: app@example.com', 'To: user@example.net', 'Subject: hello', '', 'Line one', '.', '..two', ''].join('\r\n'),
);
