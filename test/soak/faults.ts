import type { SimulatorFaults } from '../../gateway/core/model/gateways.ts';
import type { ModemRig } from '../rig/modem.ts';
import type { House } from './house.ts';
import { sleep } from './house.ts';
import type { Random } from './random.ts';

/** One number of each class of the driver's. */
const CMS = {
  permanent: [1, 21, 28, 50],
  later: [38, 41, 42, 332, 514],
  'the modem’s fault': [302, 310, 313, 331],
  unknown: [500, 512, 513, 777],
} as const;

export interface InjectorOptions {
  modems: readonly ModemRig[];
  house: House;
  random: Random;
  isOver: () => boolean;
  /** Shortest and longest pause between two faults (ms). */
  pauseMs: readonly [number, number];
  /** Texts that come in; one more of them. */
  textIn: (modem: number) => Promise<void>;
}

/** A fault, and how long it lasts before it is mended. */
type Fault = (options: InjectorOptions, modem: number) => Promise<string>;

const FAULTS: readonly Fault[] = [
  counted('no prompt', (random) => ({ noPrompt: random.int(1, 2) })),
  counted('silence after Ctrl-Z', () => ({ silence: 1 })),
  counted('silence after Ctrl-Z', () => ({ silence: 1 })),
  counted('plain ERROR', () => ({ plainError: 1 })),
  ...Object.entries(CMS).map(([name, codes]) =>
    counted(`CMS ERROR, ${name}`, (random) => ({ cmsError: { code: random.pick(codes), times: random.int(1, 2) } })),
  ),
  passing('no network', (random) => ({ registration: random.pick([0, 2, 3]) }), { registration: 1 }),
  passing('slow network', (random) => ({ submitMs: random.int(500, 2_500) }), { submitMs: 60 }),
  passing('noise', () => ({ noise: true }), { noise: false }),
  passing('echo', () => ({ echo: true }), { echo: false }),
  passing('late reports', () => ({ reports: 'late', reportMs: 400 }), { reports: 'delivered', reportMs: 300 }),
  async ({ modems, random }, modem) => {
    const { service } = modems[modem]!.simulator;
    service.setFaults({ unplugged: true });
    await sleep(random.int(200, 3_000));
    service.setFaults({ unplugged: false });
    return 'unplugged';
  },
  async ({ modems, random, textIn }, modem) => {
    // More than the memories hold, and nothing is taken off while the line is cut.
    const { service } = modems[modem]!.simulator;
    service.setFaults({ unplugged: true });
    for (let n = random.int(10, 20); n > 0; n--) await textIn(modem);
    service.setFaults({ unplugged: false });
    return 'full store';
  },
];

/** Counters that the next submits use up. */
function counted(name: string, make: (random: Random) => Partial<SimulatorFaults>): Fault {
  return async ({ modems, random }, modem) => {
    modems[modem]!.simulator.service.setFaults(make(random));
    return name;
  };
}

/** Something that is over after a while. */
function passing(
  name: string,
  make: (random: Random) => Partial<SimulatorFaults>,
  after: Partial<SimulatorFaults>,
): Fault {
  return async ({ modems, random }, modem) => {
    const { service } = modems[modem]!.simulator;
    service.setFaults(make(random));
    await sleep(random.int(500, 4_000));
    service.setFaults(after);
    return name;
  };
}

/** Injects one fault after the other into modems at random; ends with all of them mended. @returns how often each */
export async function inject(options: InjectorOptions): Promise<Map<string, number>> {
  const { modems, random, isOver, pauseMs } = options;
  const count = new Map<string, number>();
  const busy = new Set<Promise<void>>();
  const taken = new Set<number>();
  while (!isOver()) {
    await sleep(random.int(...pauseMs));
    const free = modems.map((_, index) => index).filter((index) => !taken.has(index));
    if (free.length === 0) continue;
    const modem = random.pick(free);
    const fault = random.pick(FAULTS);
    taken.add(modem);
    const run = fault({ ...options, random: random.fork() }, modem).then((name) => {
      count.set(name, (count.get(name) ?? 0) + 1);
      taken.delete(modem);
    });
    busy.add(run);
    void run.finally(() => busy.delete(run));
  }
  await Promise.all(busy);
  const none = {
    noPrompt: 0,
    silence: 0,
    plainError: 0,
    cmsError: { code: 38, times: 0 },
    reports: 'delivered',
  } as const;
  for (const { simulator } of modems) simulator.service.setFaults(none);
  return count;
}

/** What a person at the console would do: follow devices to their new names, and restart what is parked. */
export async function janitor(
  house: House,
  ids: readonly string[],
  modems: readonly ModemRig[],
  isOver: () => boolean,
) {
  while (!isOver()) {
    for (const [index, id] of ids.entries()) {
      const view = (await house.call('GET', `/modems/${id}`))?.body;
      const { port, simulator } = modems[index]!;
      if (simulator.plugged && view && view.port !== port) await house.call('PATCH', `/modems/${id}`, { port });
      else if (view?.state === 'parked') await house.call('POST', `/modems/${id}/restart`);
    }
    await sleep(1_000);
  }
}
