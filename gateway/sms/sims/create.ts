import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Modem as ModemModel } from '../../core/model/gateways.ts';
import type { ModemReadings, SignalStore, SimStore, SmsRouteStore } from '../../core/sims.ts';
import type { Modem } from '../modem/modem.ts';
import { SmsRoutes } from '../routing/routes.ts';
import { SignalRecorder } from '../signal/history.ts';
import { Clocks } from './clocks.ts';
import { Sims } from './sims.ts';

export interface SimRoomDeps {
  sims: SimStore;
  signal: SignalStore;
  routes: SmsRouteStore;
  clock: Clock;
  log: Log;
  /** All modems there are; called only once it is started. */
  modems: () => Modem[];
}

/** SIMs, routes, signal and clocks, with what the rest of the room wants of them. */
export type SimRoom = ReturnType<typeof createSimRoom>;

export function createSimRoom({ clock, log, modems, ...stores }: SimRoomDeps) {
  const clocks = new Clocks(clock);
  const sims = new Sims({ store: stores.sims, clock, log, clocks, modems });
  const routes = new SmsRoutes({
    store: stores.routes,
    clock,
    hasModem: (id) => modems().some((modem) => modem.id === id),
  });
  const signal = new SignalRecorder({ store: stores.signal, clock, log });
  const about = (modem: Modem): Pick<ModemModel, 'sim' | 'clock'> => {
    const sim = sims.peek(modem.sim);
    const { iccid = '', name = null, usage, balance = null } = sim ?? {};
    const { reached: limit = null, partsToday = 0 } = usage ?? {};
    return { sim: sim && { iccid, name, limit, partsToday, balance }, clock: clocks.of(modem.name) };
  };
  const readings: ModemReadings = {
    signal: (modemId, query) => signal.read(modemId, query),
    clocks: () =>
      modems().flatMap((modem) => {
        const reading = modem.enabled ? clocks.of(modem.name) : null;
        return reading ? [{ modem: modem.name, reading }] : [];
      }),
  };
  return {
    ...{ sims, routes, readings },
    forPool: { care: sims, about, onModem: (modem: Modem) => signal.note(modem) },
    forSender: { gate: sims, routes, onSent: (modem: string, reference: number) => clocks.sent(modem, reference) },
    forIntake: {
      onReport: (modem: string, reference: number, acceptedAt: number | null) =>
        clocks.report(modem, reference, acceptedAt),
    },
    async start(): Promise<void> {
      await sims.start();
      await routes.start();
      signal.start();
    },
    async stop(): Promise<void> {
      sims.stop();
      await signal.stop();
    },
  };
}
