import { addSmarthost, startBareGateway } from '../process/steps.ts';
import { makeTokens, openClient } from './client.ts';
import type { Figure } from './render.bench.ts';
import { forkSink } from './smtp-far-end.ts';

const PUSHES = 600;
const now = () => performance.timeOrigin + performance.now();

/** Tokens pushed by mail through the whole product: HTTP in, QR code made and read back, SMTP out. */
export async function bench(): Promise<Figure[]> {
  const sink = await forkSink(PUSHES);
  const gateway = await startBareGateway();
  try {
    await addSmarthost(gateway, sink.port);
    const client = await openClient(gateway);
    const tokens = await makeTokens(client, PUSHES);
    const startedAt = now();
    await Promise.all(tokens.map((id) => client.post(`/tokens/${id}/push`, { channel: 'email' })));
    const acceptedAt = now();
    const sentAt = await sink.done;
    return [
      { name: 'pushes by mail accepted', value: (1000 * PUSHES) / (acceptedAt - startedAt), unit: '/s' },
      { name: 'pushes by mail from click to mail server', value: (1000 * PUSHES) / (sentAt - startedAt), unit: '/s' },
    ];
  } finally {
    sink.stop();
    await gateway.close();
  }
}
