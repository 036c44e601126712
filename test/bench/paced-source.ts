import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testMail } from './smtp-far-end.ts';

/**
 * Mails by the clock, in a process of its own: each begins when it is due, whatever became of the ones before. Where its
 * connection still waits for an answer, that wait counts too; so a relay that stands still for a second shows it in every
 * mail of that second.
 * @param rate mails a second  @param size octets of a mail
 * @returns ms from the final dot to the 250, one for each mail
 */
export async function timesToAnswer(
  port: number,
  { rate, seconds, size, connections }: { rate: number; seconds: number; size: number; connections: number },
): Promise<number[]> {
  const numbers = [port, rate, seconds, size, connections].map(String);
  const child = fork(fileURLToPath(import.meta.url), numbers);
  const [message] = (await once(child, 'message')) as [number[] | { error: string }];
  if ('error' in message) throw new Error(message.error);
  return message;
}

async function run([port, rate, seconds, size, connections]: [number, number, number, number, number]): Promise<void> {
  const message = testMail(size);
  const talks = await Promise.all(Array.from({ length: connections }, () => open(port, message)));
  const began = performance.now();
  const times: Promise<number>[] = [];
  for (let n = 0; n < rate * seconds; n++) {
    const due = began + (n * 1_000) / rate;
    if (due > performance.now()) await wait(due - performance.now());
    times.push(talks[n % connections]!.send());
  }
  process.send!(await Promise.all(times), () => process.disconnect());
  for (const talk of talks) talk.end();
}

/** One connection, on which a mail waits for the one before. */
async function open(port: number, message: Buffer) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let [input, heard] = ['', (_reply: string) => {}];
  socket.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
    for (let end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
      const line = input.slice(0, end);
      input = input.slice(end + 1);
      if (line[3] !== '-') heard(line);
    }
  });
  socket.on('error', (error) => process.send!({ error: error.message }));
  const replies = (count: number) =>
    new Promise<void>((resolve, reject) => {
      let left = count;
      heard = (line) => {
        if (!/^[23]/.test(line)) reject(new Error(line));
        left -= 1;
        if (left === 0) resolve();
      };
    });
  await replies(1);
  socket.write('EHLO source\r\n');
  await replies(1);
  const mail = async (): Promise<number> => {
    socket.write('MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n');
    await replies(3);
    const sentAt = performance.now();
    socket.write(message);
    await replies(1);
    return performance.now() - sentAt;
  };
  let busy: Promise<unknown> | null = null;
  return {
    async send(): Promise<number> {
      const before = busy;
      const askedAt = performance.now();
      const sent = (async () => {
        await before;
        const waitedMs = before ? performance.now() - askedAt : 0;
        return waitedMs + (await mail());
      })();
      busy = sent;
      const ms = await sent;
      if (busy === sent) busy = null;
      return ms;
    },
    end: () => socket.end('QUIT\r\n'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run(process.argv.slice(2).map(Number) as [number, number, number, number, number]).catch((error: Error) =>
    process.send!({ error: error.message }),
  );
}
