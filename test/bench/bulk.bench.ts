import { addSmarthost, startBareGateway } from '../process/steps.ts';
import { type Client, makeTokens, openClient } from './client.ts';
import { percentile } from './percentile.ts';
import type { Figure } from './render.bench.ts';
import { forkSink } from './smtp-far-end.ts';

const PUSHES = 10_000;
/** Somebody looks at the list of users so often (ms). */
const LOOKS_EVERY_MS = 100;
const now = () => performance.timeOrigin + performance.now();

/** Ten thousand tokens pushed by mail in one bulk run, started by one call, while somebody works in the console. */
export async function bench(): Promise<Figure[]> {
  const pushes = Number(process.env.BENCH_PUSHES ?? PUSHES);
  const sink = await forkSink(pushes);
  const gateway = await startBareGateway();
  try {
    await addSmarthost(gateway, sink.port);
    const client = await openClient(gateway);
    await makeTokens(client, pushes);
    const startedAt = now();
    await client.post('/bulk-pushes', { channels: ['email'] });
    const looking = look(client);
    const sentAt = await sink.done;
    const tookMs = await looking.stop();
    return [
      {
        name: 'bulk pushes by mail from start to mail server',
        value: (1000 * pushes) / (sentAt - startedAt),
        unit: '/s',
      },
      { name: 'list of users meanwhile, 95 of 100 answers within', value: percentile(tookMs, 0.95), unit: 'ms' },
      { name: 'list of users meanwhile, slowest answer', value: percentile(tookMs, 1), unit: 'ms' },
    ];
  } finally {
    sink.stop();
    await gateway.close();
  }
}

/** Asks for the first page of users again and again. @returns what each answer took (ms), once it is stopped */
function look(client: Client): { stop(): Promise<number[]> } {
  const tookMs: number[] = [];
  let stopped = false;
  const looking = (async () => {
    do {
      const askedAt = performance.now();
      await client.get('/users?limit=50');
      tookMs.push(performance.now() - askedAt);
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
    } while (!stopped);
  })();
  return {
    async stop() {
      stopped = true;
      await looking;
      return tookMs;
    },
  };
}
