import { startBareGateway } from '../process/steps.ts';
import { openTestOutbox, smsDraft } from '../rig/outbox.ts';
import { openClient } from './client.ts';
import type { Figure } from './render.bench.ts';

const CALLERS = [1, 16, 128];
const RUN_MS = 1_000;

/** Durable accepts a second: at the outbox itself, and through the API of the whole product. */
export async function bench(): Promise<Figure[]> {
  return [...(await atTheOutbox()), ...(await throughTheApi())];
}

async function atTheOutbox(): Promise<Figure[]> {
  const box = await openTestOutbox();
  box.sender.room = 0;
  try {
    const figures: Figure[] = [];
    for (const callers of CALLERS) {
      const before = box.db.counts();
      const value = await rate(callers, async () => {
        const now = box.clock.now();
        await box.outbox.accept([smsDraft('+447700900123', now)]);
      });
      const after = box.db.counts();
      const shared = (after.works - before.works) / (after.commits - before.commits);
      const name = `accepted by the outbox, ${callers} callers (${shared.toFixed(1)} share a commit)`;
      figures.push({ name, value, unit: '/s' });
    }
    return figures;
  } finally {
    await box.close();
  }
}

async function throughTheApi(): Promise<Figure[]> {
  const gateway = await startBareGateway();
  try {
    const client = await openClient(gateway);
    const figures: Figure[] = [];
    for (const callers of CALLERS) {
      const message = { channel: 'email', to: 'ada@example.com', subject: 'Bench', text: 'No route leads anywhere.' };
      const value = await rate(callers, () => client.post('/messages', message));
      figures.push({ name: `accepted by POST /messages, ${callers} callers`, value, unit: '/s' });
    }
    return figures;
  } finally {
    await gateway.close();
  }
}

async function rate(callers: number, call: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() - startedAt < RUN_MS) {
      await call();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (1000 * done) / (performance.now() - startedAt);
}
