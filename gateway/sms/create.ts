import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { InboundSink, PartLedger, ReportSink } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { SimulatorService } from '../core/services.ts';
import type { SignalStore, SimStore, SmsRouteStore } from '../core/sims.ts';
import type { ModemStore } from '../core/stores.ts';
import { pduReceiver } from './intake.ts';
import { ModemPool } from './modem/pool.ts';
import { loadProfiles } from './modem/profile-load.ts';
import { portOpener } from './port/open.ts';
import { SmsSender } from './sender.ts';
import { createSimRoom, type SimRoom } from './sims/create.ts';
import { Simulator } from './simulator/simulator.ts';

export interface SmsRoomDeps {
  store: ModemStore;
  sims: SimStore;
  signal: SignalStore;
  routes: SmsRouteStore;
  ledger: PartLedger;
  inbound: InboundSink;
  reports: ReportSink;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
  log: Log;
  /** Folders of firmware profiles: shipped ones, and the administrator's own, which win. */
  profiles: { shipped: string; own: string };
  /** Offer a simulated modem under the port `simulator`. */
  simulator: boolean;
}

/** The room in one piece: what app.ts ties to the outbox (sender) and the web (pool, simulator). */
export interface SmsRoom {
  sender: SmsSender;
  pool: ModemPool;
  simulator: SimulatorService | null;
  sims: SimRoom['sims'];
  routes: SimRoom['routes'];
  readings: SimRoom['readings'];
  /** Modems that can send now, and what a submit takes on each (ms); null = not measured yet. */
  modemsAtWork(): Promise<{ submitMs: number | null }[]>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws GatewayError PROFILES_INVALID */
export async function createSms(deps: SmsRoomDeps): Promise<SmsRoom> {
  const { store, ledger, sealer, events, clock, log } = deps;
  const profiles = await loadProfiles(deps.profiles.shipped, deps.profiles.own);
  const simulator = deps.simulator ? new Simulator({ clock, log: log.child({ part: 'simulator' }) }) : null;
  const openPort = portOpener({ log, simulator: simulator && (() => simulator.connect()) });
  const care = createSimRoom({ ...deps, modems: () => pool.modems() });
  const receive = pduReceiver({ inbound: deps.inbound, reports: deps.reports, clock, log, ...care.forIntake });
  const pool = new ModemPool({ store, sealer, events, clock, log, profiles, openPort, receive, ...care.forPool });
  const sender = new SmsSender({ pool, ledger, clock, log, ...care.forSender });
  return {
    sender,
    pool,
    simulator: simulator?.service ?? null,
    ...{ sims: care.sims, routes: care.routes, readings: care.readings },
    async modemsAtWork() {
      const atWork = (await pool.list()).filter(({ state }) => state === 'ready' || state === 'busy');
      return atWork.map(({ id }) => ({ submitMs: sender.submitMs(id) }));
    },
    async start() {
      await care.start();
      await pool.start();
      sender.start();
    },
    async stop() {
      await pool.stop();
      await care.stop();
      sender.stop();
      simulator?.stop();
    },
  };
}
