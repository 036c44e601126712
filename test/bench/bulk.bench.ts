import { addSmarthost, startBareGateway } from '../process/steps.ts';
import { makeTokens, openClient } from './client.ts';
import type { Figure } from './render.bench.ts';
import { forkSink } from './smtp-far-end.ts';

const PUSHES = 10_000;
const now = () => performance.timeOrigin + performance.now();

/** Ten thousand tokens pushed by mail in one bulk run: started by one call, each mail at the mail server. */
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
    const sentAt = await sink.done;
    return [
      {
        name: 'bulk pushes by mail from start to mail server',
        value: (1000 * pushes) / (sentAt - startedAt),
        unit: '/s',
      },
    ];
  } finally {
    sink.stop();
    await gateway.close();
  }
}
