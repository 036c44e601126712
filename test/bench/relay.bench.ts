import { fileURLToPath } from 'node:url';
import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { StoredContent } from '../../gateway/outbox/content.ts';
import { Worker } from '../../gateway/outbox/worker.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { mailJob, openMailOut } from '../rig/mail-out.ts';
import type { Figure } from './render.bench.ts';
import { forkSink, forkSource } from './smtp-far-end.ts';

const CONNECTIONS = 20;
const now = () => performance.timeOrigin + performance.now();

/** How many mails a second leave over kept connections, and how many pass the gateway from door to door. */
export async function bench(): Promise<Figure[]> {
  return [
    { name: 'mails of 4 KB sent over kept connections', value: await sent(5_000, 4_096), unit: '/s' },
    { name: 'mails of 64 KB sent over kept connections', value: await sent(1_500, 65_536), unit: '/s' },
    ...(await relayed(3_000, 4_096, '4 KB')),
    ...(await relayed(1_000, 65_536, '64 KB')),
  ];
}

/** MailSender alone: no outbox, no database in the way. */
async function sent(count: number, size: number): Promise<number> {
  const sink = await forkSink(count);
  const out = await openMailOut({ concurrency: CONNECTIONS });
  try {
    await out.route(sink.port);
    const raw = Buffer.from(`Subject: bench\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(size / 72)}`);
    const signal = new AbortController().signal;
    let left = count;
    const began = now();
    const sender = async () => {
      while (left-- > 0) {
        const [outcome] = await out.sender.send(mailJob(['b@example.net'], { raw }), signal);
        if (outcome?.kind !== 'sent') throw outcome?.error ?? new Error('no outcome');
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, sender));
    return (1_000 * count) / ((await sink.done) - began);
  } finally {
    sink.stop();
    await out.close();
  }
}

/** Listener → outbox on SQLite, every commit on disk → worker → sender. */
async function relayed(count: number, size: number, label: string): Promise<Figure[]> {
  const sink = await forkSink(count);
  const out = await openMailOut({ concurrency: CONNECTIONS });
  const inbound = await openMailIn();
  const worker = new Worker({
    store: inbound.store,
    sender: out.sender,
    renderer: new StoredContent({
      bodies: inbound.bodies,
      push: { render: () => Promise.reject(new Error('no pushes here')) },
      own: { hostname: 'gateway.test', mailbox: { name: '', address: 'gateway@gateway.test' } },
    }),
    clock: systemClock,
    log: silentLog,
    node: 'bench',
    onChange: (changes) => inbound.outbox.changed(changes),
  });
  try {
    await out.route(sink.port);
    inbound.outbox.onQueued(() => worker.wake());
    worker.start();
    const began = now();
    const source = forkSource(inbound.port, count, size, CONNECTIONS);
    const accepted = await source.done;
    const delivered = await sink.done;
    return [
      {
        name: `mails of ${label} taken in (durable) while they leave`,
        value: (1_000 * count) / (accepted - began),
        unit: '/s',
      },
      { name: `mails of ${label} from door to door`, value: (1_000 * count) / (delivered - began), unit: '/s' },
    ];
  } finally {
    sink.stop();
    await worker.stop(1_000);
    await out.close();
    await inbound.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, value, unit } of await bench()) console.log(`${name}: ${value.toPrecision(3)} ${unit}`);
}
