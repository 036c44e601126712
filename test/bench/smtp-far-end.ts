import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/*
 * The other ends of a relay, each in a process of its own and as cheap as can be, so that the relay is what is measured:
 * a sink that takes everything, and a source that sends over kept connections.
 */

export interface FarEnd {
  /** Of the sink. */
  port: number;
  /** Resolves with the time (ms, performance.timeOrigin based) when the sink has taken, or the source has sent, all. */
  done: Promise<number>;
  stop(): void;
}

/** A sink that tells when it has taken `count` mails. */
export async function forkSink(count: number): Promise<FarEnd> {
  const child = fork(fileURLToPath(import.meta.url), ['sink', String(count)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, done: doneOf(child), stop: () => void child.kill() };
}

/** A source that sends `count` mails of `size` octets over `connections` connections. */
export function forkSource(port: number, count: number, size: number, connections: number): FarEnd {
  const child = fork(fileURLToPath(import.meta.url), ['source', ...[port, count, size, connections].map(String)]);
  return { port, done: doneOf(child), stop: () => void child.kill() };
}

async function doneOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [{ done: number } | { error: string }];
  if ('error' in message) throw new Error(message.error);
  return message.done;
}

const now = () => performance.timeOrigin + performance.now();

async function sink(count: number): Promise<void> {
  let taken = 0;
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    serve(socket, () => {
      taken += 1;
      if (taken === count) process.send!({ done: now() });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send!({ port: (server.address() as AddressInfo).port });
}

function serve(socket: Socket, taken: () => void): void {
  let input = '';
  let inData = false;
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
    let replies = '';
    for (;;) {
      const end = input.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) {
        if (inData) input = input.slice(-4);
        break;
      }
      const line = inData ? '.' : input.slice(0, end);
      input = input.slice(end + (inData ? 5 : 2));
      if (inData) taken();
      inData = line === 'DATA';
      if (line === 'QUIT') {
        socket.end('221 bye\r\n');
        return;
      }
      if (line.startsWith('EHLO')) replies += '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 100000000\r\n';
      else replies += inData ? '354 go\r\n' : '250 2.0.0 ok\r\n';
    }
    if (replies) socket.write(replies);
  });
}

/** A mail of about so many octets, as it goes over the wire, with its final dot. */
export function testMail(size: number): Buffer {
  const text = `From: a@example.com\r\nTo: b@example.net\r\nSubject: bench\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\nMessage-ID: <bench@example.com>\r\n\r\n`;
  return Buffer.from(`${text}${`${'x'.repeat(70)}\r\n`.repeat(Math.ceil((size - text.length) / 72))}.\r\n`);
}

async function source(port: number, count: number, size: number, connections: number): Promise<void> {
  const message = testMail(size);
  let left = count;
  const next = () => left-- > 0;
  await Promise.all(Array.from({ length: connections }, () => sendOver(port, message, next)));
  process.send!({ done: now() });
}

function sendOver(port: number, message: Buffer, next: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const mail = () => {
      if (next()) socket.write('MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n');
      else socket.end('QUIT\r\n', resolve);
    };
    // Replies come in the order of what was sent: greeting, EHLO, then MAIL, RCPT, 354 and the end of each mail.
    const answers = [() => socket.write('EHLO source\r\n'), mail];
    const inMail = [() => {}, () => {}, () => socket.write(message), mail];
    let input = '';
    let replies = 0;
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      input += chunk.toString('latin1');
      for (let end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
        const line = input.slice(0, end);
        input = input.slice(end + 1);
        if (line[3] === '-') continue;
        if (/^[45]/.test(line)) return reject(new Error(line));
        const answer = answers[replies] ?? inMail[(replies - answers.length) % inMail.length]!;
        replies += 1;
        answer();
      }
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [role, ...numbers] = process.argv.slice(2);
  const values = numbers.map(Number) as [number, number, number, number];
  const run = role === 'sink' ? sink(values[0]) : source(...values);
  run.catch((error: Error) => process.send!({ error: error.message }));
}
