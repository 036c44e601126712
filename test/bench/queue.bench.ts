import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { QueueActionInput, QueueRun } from '../../gateway/core/model/queue-actions.ts';
import { startBareGateway } from '../process/steps.ts';
import { type Client, openClient } from './client.ts';
import { fillDeferred } from './deferred.ts';
import { percentile } from './percentile.ts';
import type { Figure } from './render.bench.ts';

const DEFERRED = 100_000;
const LOOK_EVERY_MS = 20;
/** Everything in the queue, by a filter that says so. */
const ALL = { from: 'app@sender.test' };

const ACTS: [name: string, input: Omit<QueueActionInput, 'dryRun'>][] = [
  ['hold by state', { action: 'hold', filter: { states: ['queued'] } }],
  ['release by sender', { action: 'release', filter: ALL }],
  ['retry now by recipients, one in a thousand', { action: 'retry', filter: { to: '@d7.test' } }],
  ['retry now', { action: 'retry', filter: ALL }],
  ['redirect to another recipient', { action: 'redirect', filter: ALL, to: 'else@where.test' }],
  ['redirect to another route', { action: 'redirect', filter: ALL, routeId: null }],
  ['cancel', { action: 'cancel', filter: ALL }],
  ['delete', { action: 'delete', filter: { states: ['cancelled'] } }],
];

/** Acts on a hundred thousand messages at once, as the console asks for them; another client sees what is left of the gateway. */
export async function bench(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
  try {
    await (await startBareGateway({ dataDir })).stop();
    await fillDeferred(dataDir, Number(process.env.BENCH_DEFERRED ?? DEFERRED));
    const gateway = await startBareGateway({ dataDir });
    try {
      const client = await openClient(gateway);
      const figures: Figure[] = [];
      for (const [name, input] of ACTS) figures.push(...(await act(client, name, input)));
      return figures;
    } finally {
      await gateway.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function act(client: Client, name: string, input: Omit<QueueActionInput, 'dryRun'>): Promise<Figure[]> {
  const began = performance.now();
  const waits: number[] = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      await client.get('/messages/actions');
      waits.push(performance.now() - asked);
      await wait(LOOK_EVERY_MS);
    }
  })();
  let run = await client.post<QueueRun>('/messages/actions', input);
  while (run.state === 'running') {
    await wait(LOOK_EVERY_MS);
    run = await client.get<QueueRun>(`/messages/actions/${run.id}`);
  }
  const tookMs = performance.now() - began;
  isOver = true;
  await looking;
  if (run.state !== 'done') throw new Error(`${name}: ${run.error}`);
  return [
    { name: `${name} (${run.changed})`, value: tookMs / 1_000, unit: 's' },
    { name: '  slowest answer to somebody else meanwhile', value: percentile(waits, 1), unit: 'ms' },
  ];
}
