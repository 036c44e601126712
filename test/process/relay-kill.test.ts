import { randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { testFolder } from './program.ts';
import { addSmarthost } from './steps.ts';

/** `RELAY_KILLS=100 npm test -- test/process/relay-kill.test.ts` for the long run. */
const KILLS = Number(process.env.RELAY_KILLS ?? 6);
const CLIENTS = 4;
/** From readiness to the kill, at most (ms). */
const LONGEST_LIFE = 600;
/** Longer than the first steps of the retry schedule: late is not lost. */
const SETTLED_MS = 180_000;

describe('a relay that is killed under load', () => {
  const dataDir = testFolder();
  let sink: SmtpSink;
  let gateway: RunningGateway;
  let starts = 0;
  let isOver = false;
  /** What got its 250, by Subject. */
  const accepted = new Set<string>();

  const start = async () => {
    gateway = await startGateway({ dataDir, env: { GATEWAY__DEMO: 'false' } });
    starts += 1;
  };

  beforeAll(async () => {
    sink = await SmtpSink.start();
    await start();
    await addSmarthost(gateway, sink.port);
  });
  afterAll(async () => {
    isOver = true;
    await gateway?.close();
    await sink?.close();
  });

  /** Mail after mail over one connection, until that breaks: then to the next process. */
  async function client(name: number): Promise<void> {
    let count = 0;
    while (!isOver) {
      const began = starts;
      const port = Number(gateway.smtp[0]!.split(':').at(-1));
      await conversation(port, () => `mail ${name}-${count++}`);
      while (!isOver && starts === began) await wait(5);
    }
  }

  /** Resolves when the connection is gone, or the load is over. */
  function conversation(port: number, next: () => string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {}); // it was killed
      socket.on('close', () => resolve());
      talk(socket, next);
    });
  }

  function talk(socket: Socket, next: () => string): void {
    let subject = '';
    const begin = () => {
      if (isOver) return void socket.end('QUIT\r\n');
      subject = next();
      socket.write('MAIL FROM:<app@example.com>\r\n');
    };
    const steps = [
      () => socket.write('RCPT TO:<someone@example.net>\r\n'),
      () => socket.write('DATA\r\n'),
      () => socket.write(`Subject: ${subject}\r\n\r\n${'A line of the text.\r\n'.repeat(40)}.\r\n`),
      () => {
        accepted.add(subject);
        begin();
      },
    ];
    let [input, replies] = ['', 0];
    socket.setEncoding('latin1').on('data', (text: string) => {
      input += text;
      for (let end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
        const line = input.slice(0, end);
        input = input.slice(end + 1);
        if (line[3] === '-') continue;
        if (!/^[23]/.test(line)) return socket.destroy(new Error(line));
        replies += 1;
        if (replies === 1) socket.write('EHLO client\r\n');
        else if (replies === 2) begin();
        else steps[(replies - 3) % steps.length]!();
      }
    });
  }

  /** What the gateway knows of a mail that did not arrive. */
  async function whereabouts(subject: string): Promise<unknown> {
    const { items } = await gateway.api.get<{ items: { id: string; subject: string }[] }>(
      `/messages?q=${encodeURIComponent(subject)}`,
    );
    const found = items.filter((item) => item.subject === subject);
    return { subject, messages: await Promise.all(found.map(({ id }) => gateway.api.get(`/messages/${id}`))) };
  }

  it(
    `loses none of what it took in, ${KILLS} times`,
    async () => {
      const clients = Array.from({ length: CLIENTS }, (_, name) => client(name));
      for (let kills = 0; kills < KILLS; kills++) {
        await wait(randomInt(LONGEST_LIFE));
        await gateway.kill();
        await start();
      }
      await wait(LONGEST_LIFE);
      isOver = true;
      await Promise.all(clients);
      const arrived = () =>
        new Set(sink.mails.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))?.[1]));
      const missing = () => [...accepted].filter((subject) => !arrived().has(subject));
      const deadline = Date.now() + SETTLED_MS;
      while (missing().length > 0 && Date.now() < deadline) {
        await Promise.race([sink.waitFor(sink.mails.length + 1), wait(1_000)]);
      }
      expect(await Promise.all(missing().map(whereabouts))).toEqual([]);
      // Some of each life, or nothing was shown; and a second copy only of what was on its way at a kill.
      expect(accepted.size).toBeGreaterThan(KILLS * CLIENTS);
      const copies = sink.mails.length - arrived().size;
      console.log(`${KILLS} kills: ${accepted.size} taken in, ${copies} of them came twice`);
      expect(copies).toBeLessThanOrEqual(KILLS * 40);
    },
    (KILLS + 10) * 15_000,
  );
});
