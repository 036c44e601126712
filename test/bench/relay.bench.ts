import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addSmarthost } from '../process/steps.ts';
import { startGateway } from '../rig/gateway.ts';
import { hasPostfix, smtpSink, smtpSource, startPostfix } from '../rig/postfix.ts';
import { forkBareRelay } from './bare-relay.ts';
import { timesToAnswer } from './paced-source.ts';
import { percentile } from './percentile.ts';
import { quiet } from './quiet.ts';
import type { Figure } from './render.bench.ts';
import { forkSink, forkSource } from './smtp-far-end.ts';

const SIZES = [
  { name: '4 KB', octets: 4_096, count: 5_000 },
  { name: '64 KB', octets: 65_536, count: 1_500 },
];
const SESSIONS = [
  { name: 'kept connections', keep: true },
  { name: 'a connection a mail', keep: false },
];
/** The relays take turns: a machine that is slow for a while is slow for both. */
const ROUNDS = 3;
/** A gateway that has just been started compiles its code while it works; these mails are not counted. */
const WARM_UP = 4_000;
const CONNECTIONS = 20;
const PACE = { rate: 200, seconds: 30, size: 4_096, connections: CONNECTIONS };
/** One listener, nothing captured or simulated, every line of the log. */
const RELAY = { env: { GATEWAY__DEMO: 'false', GATEWAY__LOG__LEVEL: 'info' }, logFile: 'gateway.log' };

/**
 * From the first octet at the door to the last mail at the far end, everything switched on: the whole product as a
 * process, its log written, every commit on the disk. With Debian's Postfix installed (and root), the same mails go
 * through an untuned Postfix in turn, sent and taken by its own smtp-source and smtp-sink; and through the packages alone
 * (bare-relay.ts), which tells what is left to win.
 */
export async function bench(): Promise<Figure[]> {
  const figures = hasPostfix ? await besidePostfix() : await alone();
  return [...figures, ...(await answerTimes())];
}

interface Relay {
  port: number;
  sink: Awaited<ReturnType<typeof smtpSink>>;
  stop(): Promise<unknown>;
}

async function besidePostfix(): Promise<Figure[]> {
  const ours = await openGateway();
  const theirs = await openPostfix();
  const bare = await openBareRelay();
  try {
    for (const relay of [ours, theirs, bare]) await relayed(relay, WARM_UP, 4_096, true);
    const figures: Figure[] = [];
    for (const { name: size, octets, count } of SIZES) {
      for (const { name, keep } of SESSIONS) {
        const ms = { gateway: 0, postfix: 0, bare: 0 };
        for (let round = 0; round < ROUNDS; round++) {
          ms.gateway += await relayed(ours, count, octets, keep);
          ms.postfix += await relayed(theirs, count, octets, keep);
          ms.bare += await relayed(bare, count, octets, keep);
        }
        const mails = 1_000 * count * ROUNDS;
        figures.push(
          { name: `${size}, ${name}: gateway`, value: mails / ms.gateway, unit: 'mails/s' },
          { name: `${size}, ${name}: Postfix`, value: mails / ms.postfix, unit: 'mails/s' },
          { name: `${size}, ${name}: ratio`, value: ms.postfix / ms.gateway, unit: '' },
          { name: `${size}, ${name}: the packages alone`, value: mails / ms.bare, unit: 'mails/s' },
        );
      }
    }
    return figures;
  } finally {
    await ours.stop();
    await theirs.stop();
    await bare.stop();
  }
}

async function openGateway(): Promise<Relay> {
  const sink = await smtpSink();
  const gateway = await startGateway(RELAY);
  await addSmarthost(gateway, sink.port);
  return { sink, port: portOf(gateway.smtp), stop: () => gateway.close().finally(sink.stop) };
}

async function openPostfix(): Promise<Relay> {
  const sink = await smtpSink();
  const postfix = await startPostfix(sink.port);
  return { sink, port: postfix.port, stop: () => postfix.stop().finally(sink.stop) };
}

async function openBareRelay(): Promise<Relay> {
  const sink = await smtpSink();
  const folder = await mkdtemp(join(tmpdir(), 'bare-relay-'));
  const { port, stop } = await forkBareRelay(sink.port, join(folder, 'mails.db'));
  const stopped = async () => {
    stop();
    sink.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { sink, port, stop: stopped };
}

/** Begins when the machine is quiet. @returns milliseconds, door to door */
async function relayed({ port, sink }: Relay, count: number, octets: number, keep: boolean): Promise<number> {
  await quiet();
  const arrived = sink.until(sink.count() + count);
  const began = performance.now();
  await smtpSource(port, count, octets, keep);
  await arrived;
  return performance.now() - began;
}

/** Without Postfix's programs: our own far ends, over kept connections. */
async function alone(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, octets, count } of SIZES) {
    const sink = await forkSink(count);
    const gateway = await startGateway(RELAY);
    try {
      await addSmarthost(gateway, sink.port);
      const began = performance.timeOrigin + performance.now();
      await forkSource(portOf(gateway.smtp), count, octets, CONNECTIONS).done;
      const value = (1_000 * count) / ((await sink.done) - began);
      figures.push({ name: `${name}, kept connections: gateway`, value, unit: 'mails/s' });
    } finally {
      sink.stop();
      await gateway.close();
    }
  }
  return figures;
}

/** How long a client waits for its 250 when mails come at a steady pace, while all of them leave again. */
async function answerTimes(): Promise<Figure[]> {
  const count = PACE.rate * PACE.seconds;
  const sink = await forkSink(WARM_UP + count);
  const gateway = await startGateway(RELAY);
  try {
    await addSmarthost(gateway, sink.port);
    const port = portOf(gateway.smtp);
    await forkSource(port, WARM_UP, PACE.size, PACE.connections).done;
    const times = await timesToAnswer(port, PACE);
    await sink.done;
    return [
      ['half of them', 0.5],
      ['95 of 100', 0.95],
      ['99 of 100', 0.99],
      ['the slowest', 1],
    ].map(([name, share]) => ({
      name: `${PACE.rate} mails/s of 4 KB, final dot to 250: ${name}`,
      value: percentile(times, share as number),
      unit: 'ms',
    }));
  } finally {
    sink.stop();
    await gateway.close();
  }
}

const portOf = ([address]: string[]) => Number(address!.split(':').at(-1));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, value, unit } of await bench()) console.log(`${name}: ${value.toPrecision(3)} ${unit}`);
}
