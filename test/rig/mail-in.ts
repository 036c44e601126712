import { randomBytes } from 'node:crypto';
import type { BounceSink } from '../../gateway/core/bounces.ts';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { GatewayError } from '../../gateway/core/errors.ts';
import { EventBus } from '../../gateway/core/events.ts';
import { type Log, silentLog } from '../../gateway/core/log.ts';
import { ListenerInput, type ListenerLimits } from '../../gateway/core/model/mail-in.ts';
import type { ClaimedDelivery } from '../../gateway/core/outbox-store.ts';
import type { Acceptor, BodyWriter } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import type { LoginCheck } from '../../gateway/mail/receive/credentials.ts';
import { createMailIn } from '../../gateway/mail/receive/mail-in.ts';
import type { SettingsListener } from '../../gateway/mail/receive/settings-listener.ts';
import { Outbox } from '../../gateway/outbox/outbox.ts';
import { Bodies } from '../../gateway/store/bodies.ts';
import { Fresh } from '../../gateway/store/fresh.ts';
import { mailInStores } from '../../gateway/store/mail-in.ts';
import { MessageStore } from '../../gateway/store/messages.ts';
import { hashPassword, passwordFits, randomPassword } from '../../gateway/web/password.ts';
import { bodyOf } from './body.ts';
import { openTestDatabase, type TestDatabase } from './store.ts';

export interface MailInRigOptions {
  settings?: Partial<SettingsListener>;
  limits?: Partial<ListenerLimits>;
  authenticate?: LoginCheck;
  /** Puts itself between listener and outbox: a full disk, say. */
  acceptor?: (outbox: Acceptor) => Acceptor;
  bounces?: BounceSink;
  bodies?: (bodies: BodyWriter) => BodyWriter;
  outboxLimit?: number;
  clock?: Clock;
  /** Octets that stay free on the disk; none unless told. */
  diskReserve?: number;
  /** Folder on the disk that is watched, unless the database's. */
  diskPath?: string;
  /** Of an earlier gateway, whose database this one goes on with; it is not closed. */
  database?: TestDatabase;
  masterKey?: Buffer;
  log?: Log;
}

const { limits: LIMITS } = ListenerInput.parse({ name: 'rig', port: 0 });

export const TEST_KEY = { username: 'mfa', password: 'gw_secret', id: 'key-1', name: 'MFA server' };

/** One SMTP listener on a free port, in front of the real outbox over a real database. */
export async function openMailIn(options: MailInRigOptions = {}) {
  const clock = options.clock ?? systemClock;
  const database = options.database ?? (await openTestDatabase({ clock }));
  const sealer = new Sealer(options.masterKey ?? randomBytes(32));
  const fresh = new Fresh();
  const store = new MessageStore({ db: database.db, sealer, clock, fresh });
  const bodies = new Bodies({ db: database.db, sealer, fresh });
  const events = new EventBus((error) => {
    throw error;
  });
  const outbox = new Outbox({
    store,
    clock,
    events,
    senders: [],
    normalizeMobile,
    ...(options.outboxLimit === undefined ? {} : { limit: options.outboxLimit }),
  });
  await outbox.start();
  const mailIn = createMailIn({
    listeners: [
      {
        host: '127.0.0.1',
        port: 0,
        tls: 'none',
        requireAuth: false,
        allow: ['127.0.0.1/32'],
        cert: null,
        maxSizeMb: 25,
        ...(options.limits ? { limits: { ...LIMITS, ...options.limits } } : {}),
        ...options.settings,
      },
    ],
    stores: mailInStores(database.db),
    sealer,
    ...(options.bounces && { bounces: options.bounces }),
    passwords: { hash: hashPassword, fits: passwordFits, random: randomPassword },
    disk: { path: options.diskPath ?? database.dataDir, reserve: options.diskReserve ?? 0 },
    events,
    hostname: 'gateway.test',
    acceptor: options.acceptor?.(outbox) ?? outbox,
    bodies: options.bodies?.(bodies) ?? bodies,
    authenticate: options.authenticate ?? testLogin,
    normalizeMobile,
    clock,
    log: options.log ?? silentLog,
  });
  const [address] = await mailIn.start().catch(async (error: unknown) => {
    if (!options.database) await database.close();
    throw error;
  });
  return {
    ...mailIn,
    database,
    events,
    outbox,
    store,
    bodies,
    port: Number(address!.split(':').at(-1)),
    /** Takes what is due from the queue, as a worker would. */
    claim: (channel: 'email' | 'sms' = 'email'): Promise<ClaimedDelivery[]> =>
      store.claim(channel, 100, { node: 'test', now: clock.now(), until: clock.now() + 60_000 }),
    bodyOf: (messageId: string): Promise<Buffer> => bodyOf({ db: database.db, bodies }, messageId),
    storedChunks: async (): Promise<number> => {
      const row = await database.db.read('bodies').count({ count: '*' }).first();
      return Number(row?.count ?? 0);
    },
    close: async () => {
      await mailIn.stop();
      if (!options.database) await database.close();
    },
  };
}

const testLogin: LoginCheck = async (username, password) =>
  username === TEST_KEY.username && password === TEST_KEY.password ? { id: TEST_KEY.id, name: TEST_KEY.name } : null;

/** British numbers, enough for tests. */
function normalizeMobile(text: string): string {
  const digits = text.replace(/[\s().-]/g, '');
  if (/^\+\d{8,15}$/.test(digits)) return digits;
  if (/^07\d{9}$/.test(digits)) return `+44${digits.slice(1)}`;
  throw new GatewayError('MOBILE_INVALID', `"${text}" is no phone number.`, { status: 422, disposition: 'permanent' });
}
