import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { EventBus } from '../../gateway/core/events.ts';
import { newId } from '../../gateway/core/id.ts';
import { type Log, silentLog } from '../../gateway/core/log.ts';
import type { ModemInput } from '../../gateway/core/model/gateways.ts';
import type { Draft, InboundSms, LedgerPart, Outcome, SendJob, StatusReport } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { LANE } from '../../gateway/outbox/lane.ts';
import { pduReceiver } from '../../gateway/sms/intake.ts';
import { ModemPool } from '../../gateway/sms/modem/pool.ts';
import { Profile } from '../../gateway/sms/modem/profile.ts';
import { loadProfiles, ProfileLibrary } from '../../gateway/sms/modem/profile-load.ts';
import { portOpener } from '../../gateway/sms/port/open.ts';
import type { SystemRoots } from '../../gateway/sms/port/roots.ts';
import { SmsSender } from '../../gateway/sms/sender.ts';
import { createSimRoom } from '../../gateway/sms/sims/create.ts';
import { Ledger } from '../../gateway/store/ledger.ts';
import { MessageStore } from '../../gateway/store/messages.ts';
import { createStores } from '../../gateway/store/stores.ts';
import { openTestDatabase } from './store.ts';

export const SHIPPED_PROFILES = fileURLToPath(new URL('../../firmware-profiles', import.meta.url));

/** Long enough for a busy machine, short enough for a test that waits for one to pass. */
const FAST = { command: 400, slow: 600, prompt: 300, submit: 500, quiet: 10, wake: 100 };

/** The shipped profiles with short timeouts. */
export async function fastProfiles(timeoutsMs: Partial<typeof FAST> = {}): Promise<ProfileLibrary> {
  const shipped = await loadProfiles(SHIPPED_PROFILES, null);
  return new ProfileLibrary(
    shipped.all().map((profile) => Profile.parse({ ...profile, timeoutsMs: { ...FAST, ...timeoutsMs } })),
  );
}

export interface SmsStageOptions {
  timeoutsMs?: Partial<typeof FAST>;
  log?: Log;
  /** Another clock for the sender alone. */
  senderClock?: Clock;
  /** Another clock for limits, signal and network time alone. */
  careClock?: Clock;
  /** Runs before an inbound SMS counts as stored; its rejection is a store that failed. */
  onInbound?: (sms: InboundSms) => Promise<void>;
  /** Any port by its name, before the usual ones are looked at. */
  clock?: Clock;
  /** Where the ports of the machine are told. */
  pool?: { roots: SystemRoots };
  ports?: Record<string, () => ReturnType<ReturnType<typeof portOpener>>>;
}

export type SmsStage = Awaited<ReturnType<typeof openSmsStage>>;

/** The whole room of SMS over a real database; what is on the other side of its ports is the test's. */
export async function openSmsStage(options: SmsStageOptions = {}) {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? silentLog;
  const database = await openTestDatabase();
  const { db } = database;
  const sealer = new Sealer(randomBytes(32));
  const events = new EventBus((error) => {
    throw error;
  });
  const messages = new MessageStore({ db, sealer, clock });
  const ledger = new Ledger({ db, clock, onChange: () => {} });
  const stores = createStores(db, sealer);
  const modemStore = stores.modems;
  const inbound: InboundSms[] = [];
  const reports: StatusReport[] = [];
  const open = portOpener({ log, simulator: null });
  const profiles = await fastProfiles(options.timeoutsMs);
  const receiver = (more: object) =>
    pduReceiver({
      inbound: {
        async receive(sms) {
          await options.onInbound?.(sms);
          inbound.push(sms);
        },
      },
      reports: { report: async (report) => void reports.push(report) },
      clock,
      log,
      ...more,
    });
  const openPort: typeof open = (spec, line) => options.ports?.[spec]?.() ?? open(spec, line);
  const make = () => {
    const { sims, signal, smsRoutes: routes } = stores;
    const care = createSimRoom({
      sims,
      signal,
      routes,
      clock: options.careClock ?? clock,
      log,
      modems: () => pool.modems(),
    });
    const receive = receiver(care.forIntake);
    const deps = {
      store: modemStore,
      sealer,
      events,
      clock,
      log,
      profiles,
      openPort,
      receive,
      ...care.forPool,
      ...options.pool,
    };
    const pool = new ModemPool(deps);
    const sender = new SmsSender({ pool, ledger, clock: options.senderClock ?? clock, log, ...care.forSender });
    return { pool, care, sender };
  };
  const makeJob = async (to: string, text: string, draft: Partial<Draft>): Promise<SendJob> => {
    const now = clock.now();
    const id = newId(now);
    const message = {
      ...{ id, channel: 'sms', kind: 'sms', class: 'notice', actor: SYSTEM, source: 'api', recipients: [to] },
      ...{
        body: Buffer.from(text),
        expiresAt: now + 600_000,
        createdAt: now,
        lane: LANE[draft.class ?? 'notice'],
        ...draft,
      },
    } as const;
    await messages.accept([message as Parameters<typeof messages.accept>[0][number]]);
    const claimed = await messages.claim('sms', 100, { node: 'test', now: now + 1, until: now + 600_000 });
    const delivery = claimed.find((candidate) => candidate.message.id === id)!;
    return {
      message: delivery.message,
      deliveries: [{ id: delivery.id, to, attempt: 1 }],
      content: { channel: 'sms', text, flash: draft.options?.flash ?? false },
    };
  };
  /** One claim at a time, so that each finds its own. */
  let jobs: Promise<unknown> = Promise.resolve();
  let { pool, care, sender } = make();
  await care.start();
  await pool.start();
  sender.start();
  const halt = async () => {
    await pool.stop();
    sender.stop();
    await care.stop();
  };
  return {
    ...{ db, ledger, events, modemStore, messages, inbound, reports, profiles },
    get care() {
      return care;
    },
    get pool() {
      return pool;
    },
    get sender() {
      return sender;
    },
    /** The process again, with what it had stored. */
    async restart() {
      await halt();
      ({ pool, care, sender } = make());
      await care.start();
      await pool.start();
      sender.start();
    },
    /** Sets a modem up and resolves when it is in `state`. */
    async addModem(port: string, input: Partial<ModemInput> = {}, state = 'ready'): Promise<string> {
      const { id } = await pool.create({
        name: `modem ${newId().slice(-4)}`,
        profile: null,
        enabled: true,
        ...input,
        port,
      });
      await this.until(id, state);
      return id;
    },
    async until(id: string, state: string): Promise<void> {
      const check = () =>
        pool
          .modems()
          .find((modem) => modem.id === id)
          ?.view().state === state;
      while (!check()) await changed(pool, () => describe(pool, id, state));
    },
    /** A message in the outbox, claimed. */
    job(to: string, text: string, draft: Partial<Draft> = {}): Promise<SendJob> {
      const made = jobs.then(() => makeJob(to, text, draft));
      jobs = made;
      return made;
    },
    async send(job: SendJob, signal = new AbortController().signal): Promise<Outcome> {
      return (await sender.send(job, signal))[0]!;
    },
    parts: (job: SendJob): Promise<LedgerPart[]> => ledger.load(job.deliveries[0]!.id),
    async close() {
      await halt();
      await database.close();
    },
  };
}

const PATIENCE_MS = 10_000;

function changed(pool: ModemPool, describe: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(describe())), PATIENCE_MS);
    const off = pool.onChange(() => {
      clearTimeout(timer);
      off();
      resolve();
    });
  });
}

function describe(pool: ModemPool, id: string, wanted: string): string {
  const modem = pool.modems().find((candidate) => candidate.id === id);
  const lines = modem?.trace.since().slice(-25) ?? [];
  const transcript = lines.map(({ ms, dir, text }) => `${ms} ${dir} ${text}`).join('\n');
  return `waited for ${wanted}, got ${JSON.stringify(modem?.view())}\n${transcript}`;
}
