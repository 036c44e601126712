import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addSmarthost } from '../process/steps.ts';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';
import { type Client, openClient } from './client.ts';
import { fillDeferred } from './deferred.ts';
import type { Figure } from './render.bench.ts';
import { forkSink, forkSource } from './smtp-far-end.ts';

const DEFERRED = 1_000_000;
const MAILS = 4_000;
const CONNECTIONS = 20;
/** One listener, nothing captured or simulated. */
const RELAY = { GATEWAY__DEMO: 'false' };

/** After an outage: a million mails wait in the store, the gateway starts, somebody looks at the queue, new mail comes. */
export async function bench(): Promise<Figure[]> {
  const count = Number(process.env.BENCH_DEFERRED ?? DEFERRED);
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
  const [before, sink] = [await forkSink(MAILS), await forkSink(MAILS)];
  try {
    const first = await startGateway({ dataDir, env: RELAY });
    const { id } = await addSmarthost(first, before.port);
    const alone = await rate(first, before.done);
    await first.api.delete(`/mail/routes/${id}`);
    await addSmarthost(first, sink.port);
    await first.stop();
    await fillDeferred(dataDir, count);
    // A gigabyte was written within seconds; what is measured is the start, not how long the disk takes for that.
    await promisify(execFile)('sync');
    const began = performance.now();
    const gateway = await startGateway({ dataDir, env: RELAY });
    try {
      await answers(gateway);
      const figures = [{ name: `start with ${count} deferred mails`, value: performance.now() - began, unit: 'ms' }];
      figures.push({ name: 'resident memory then', value: await residentMb(gateway), unit: 'MB' });
      figures.push(...(await looks(await openClient(gateway), gateway)));
      figures.push(
        { name: 'mails of 4 KB relayed past them', value: await rate(gateway, sink.done), unit: '/s' },
        { name: 'and before, past nothing', value: alone, unit: '/s' },
        { name: 'resident memory at the end', value: await residentMb(gateway), unit: 'MB' },
      );
      return figures;
    } finally {
      await gateway.close();
    }
  } finally {
    before.stop();
    sink.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @param taken when the sink has them all  @returns mails a second, door to door */
async function rate(gateway: RunningGateway, taken: Promise<number>): Promise<number> {
  const began = performance.timeOrigin + performance.now();
  await forkSource(portOf(gateway), MAILS, 4_096, CONNECTIONS).done;
  return (1_000 * MAILS) / ((await taken) - began);
}

/** Every door: web and SMTP. */
async function answers(gateway: RunningGateway): Promise<void> {
  const response = await fetch(`${gateway.url}/readyz`);
  if (!response.ok) throw new Error(`/readyz: ${response.status}`);
  const talk = await SmtpTalk.open(portOf(gateway));
  if (!(await talk.reply()).startsWith('220')) throw new Error('The listener does not greet.');
  talk.close();
}

/** What an admin and a monitor look at in the first minute. The first call of each kind, which finds nothing prepared. */
async function looks(client: Client, { url }: RunningGateway): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, path] of [
    ['first page of the queue', '/messages?limit=50'],
    ['queued ones', '/messages?limit=50&state=queued'],
    ['queued ones of a kind and channel', '/messages?limit=50&state=queued&channel=email&kind=relay'],
    ['failed ones, of which there are none', '/messages?limit=50&state=failed'],
    ['a search that finds one', '/messages?limit=50&q=user4711@'],
    ['dashboard', '/status'],
    ['mail routes with their health', '/mail/routes'],
  ] as const) {
    const askedAt = performance.now();
    await client.get(path);
    figures.push({ name, value: performance.now() - askedAt, unit: 'ms' });
  }
  const askedAt = performance.now();
  await (await fetch(`${url}/metrics`)).text();
  figures.push({ name: 'metrics', value: performance.now() - askedAt, unit: 'ms' });
  return figures;
}

/** VmRSS, of Linux; NaN elsewhere. */
async function residentMb({ child }: RunningGateway): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const portOf = ({ smtp }: RunningGateway) => Number(smtp[0]!.split(':').at(-1));
