import { type Counts, countStates, judge, judgeInbox, type Told } from './account.ts';
import { Air } from './air.ts';
import { inject, janitor } from './faults.ts';
import { House, sleep } from './house.ts';
import { load } from './load.ts';
import { judgeMemory, watchMemory } from './memory.ts';
import { Random } from './random.ts';

export interface SoakOptions {
  /** How long messages and faults go in. */
  seconds: number;
  seed: number;
  /** Messages a second. */
  rate: number;
  /** 1…3 */
  modems: number;
  /** Mean time between two deaths of the process (s). */
  killEvery: number;
  /** The last part of the time has no deaths, so that its memory can be watched. */
  quietShare: number;
  expiresIn: { otp: number; notice: number; bulk: number };
  resendUncertainMs: number;
  /** A fault comes after so long, at the shortest and at the longest (ms). */
  pauseMs: readonly [number, number];
  log: (line: string) => void;
}

export interface SoakResult {
  counts: Counts;
  faults: ReadonlyMap<string, number>;
  /** Starts of the process, in ms each. */
  starts: readonly number[];
  inbound: number;
  memory: string;
  errors: readonly string[];
  /** Empty = well. */
  violations: string[];
}

/** Everything has come to rest when nothing has changed for so long (ms); longer than any answer that is waited for. */
const STILL_MS = 8_000;
const INBOUND_FROM = '+4915112345678';

/** Minutes of faults, then a reckoning: what became of each message, in the air and by the word of the gateway. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { seconds, seed, log } = options;
  const random = new Random(seed);
  const air = await Air.open(options.modems);
  const house = await House.open({ resendUncertainMs: options.resendUncertainMs, log });
  let isClosed = false;
  try {
    const ids = await setUp(house, air);
    log(`Ready after ${house.starts[0]} ms; ${options.modems} modems; ${seconds} s of load.`);
    const startedAt = Date.now();
    const over = (share: number) => () => Date.now() - startedAt >= seconds * 1000 * share;
    const texts = new Set<string>();
    const textIn = textsFrom(air, random.fork(), texts);
    const [{ sent, refused }, faults, samples] = await Promise.all([
      load({ ...options, house, random: random.fork(), isOver: over(1) }),
      inject({ ...options, modems: air.modems, house, random: random.fork(), isOver: over(1), textIn }),
      watchMemory(house, over(1)),
      janitor(house, ids, air.modems, over(1)),
      kills(options, house, random.fork(), over(1 - options.quietShare)),
      trickle(textIn, random.fork(), options.modems, over(1)),
    ]);
    const lastLife = house.lastStart;
    log(`${sent.length} messages accepted; waiting until all of them have come to rest.`);
    let rested = false;
    await Promise.all([
      rest(options, house, texts).finally(() => {
        rested = true;
      }),
      janitor(house, ids, air.modems, () => rested),
    ]);

    const told = new Map((await house.all('/messages')).map((message: Told) => [message.id, message]));
    const inbox = await house.all('/inbox');
    const memory = judgeMemory(samples, lastLife);
    const violations = [
      ...refused.map((why) => `refused: ${why}`),
      ...sent.flatMap((message) => judge(message, told.get(message.id), air.messages.get(message.number))),
      ...extra(told, sent),
      ...air.strangers.map((hex) => `a stranger on the air: ${hex}`),
      ...judgeInbox(texts, inbox),
      ...memory.wrong,
    ];
    isClosed = true;
    await house.close(violations.length > 0);
    violations.push(...house.faults);
    const counts = countStates(sent, told, air.messages);
    const { starts, errors } = house;
    return { counts, faults, starts, inbound: texts.size, memory: memory.text, errors, violations };
  } finally {
    if (!isClosed) await house.close(true);
    await air.close();
  }
}

async function setUp(house: House, air: Air): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, { port }] of air.modems.entries()) {
    const made = await house.call('POST', '/modems', { name: `M${index}`, port, profile: 'soak' });
    if (made?.status !== 201) throw new Error(`No modem: ${JSON.stringify(made)}`);
    ids.push(made.body.id);
  }
  for (;;) {
    const modems = await house.call('GET', '/modems');
    if (modems?.body.items.every(({ state }: { state: string }) => state === 'ready')) return ids;
    await sleep(200);
  }
}

/** Ends the process now and then, mostly without a warning. */
async function kills(
  { killEvery, log }: SoakOptions,
  house: House,
  random: Random,
  isOver: () => boolean,
): Promise<void> {
  for (;;) {
    const until = Date.now() + random.int(killEvery * 500, killEvery * 1500);
    while (Date.now() < until && !isOver()) await sleep(50);
    if (isOver()) return;
    const gently = random.percent(25);
    log(gently ? 'SIGTERM, and again' : 'SIGKILL, and again');
    await (gently ? house.restart() : house.kill());
  }
}

/** Makes texts of one to three parts that come in, each with a name of its own. */
function textsFrom(air: Air, random: Random, texts: Set<string>) {
  return async (modem: number): Promise<void> => {
    const name = `in${String(texts.size + 1).padStart(6, '0')}`;
    const text = `${name} ${'a text from outside. '.repeat(random.pick([1, 1, 1, 8, 16]))}`.trim();
    texts.add(text);
    await air.modems[modem]!.simulator.service.deliver(INBOUND_FROM, text);
  };
}

async function trickle(
  textIn: (modem: number) => Promise<void>,
  random: Random,
  modems: number,
  isOver: () => boolean,
) {
  while (!isOver()) {
    await textIn(random.int(0, modems - 1));
    await sleep(random.int(300, 1_500));
  }
}

/** Until every message is settled, every report is in, and every text is in the inbox; or nothing moves any more. */
async function rest({ expiresIn, resendUncertainMs }: SoakOptions, house: House, texts: Set<string>): Promise<void> {
  const longest = Date.now() + Math.max(...Object.values(expiresIn)) * 1000 + resendUncertainMs + 60_000;
  let last = '';
  let stillSince = Date.now();
  while (Date.now() < longest) {
    const messages: Told[] = await house.all('/messages');
    const inbox = await house.all('/inbox');
    const open = messages.filter(({ state }) => ['queued', 'sending', 'held'].includes(state)).length;
    const now = JSON.stringify([messages.map(({ state }) => state), inbox.length]);
    if (now !== last) stillSince = Date.now();
    last = now;
    const isComplete = open === 0 && inbox.length >= texts.size;
    if (isComplete && Date.now() - stillSince > Math.max(STILL_MS, resendUncertainMs + 2_000)) return;
    await sleep(500);
  }
}

/** Messages that nobody sent, or that one request made twice. */
function extra(told: ReadonlyMap<string, Told>, sent: readonly { id: string }[]): string[] {
  const known = new Set(sent.map(({ id }) => id));
  const twice = sent.length - known.size;
  return [
    ...[...told.keys()].filter((id) => !known.has(id)).map((id) => `message ${id} was sent by nobody`),
    ...(twice > 0 ? [`${twice} requests were answered with the message of another one`] : []),
  ];
}
