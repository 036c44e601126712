import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailOut } from '../rig/mail-out.ts';

/** A server that follows the protocol up to a point, and then says nothing any more. */
async function silentAfter(point: 'connect' | 'EHLO' | 'MAIL' | 'DATA' | '.'): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    const say = (after: string, reply: string) => {
      if (after !== point) socket.write(reply);
    };
    say('connect', '220 silent ESMTP\r\n');
    let inData = false;
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        if (inData && line !== '.') continue;
        if (line === 'DATA') inData = true;
        const verb = line.split(/[ :]/)[0]!;
        say(verb, verb === 'DATA' ? '354 go\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

let out: Awaited<ReturnType<typeof openMailOut>>;
let server: Server | undefined;
beforeEach(async () => {
  out = await openMailOut({ timeouts: { greeting: 150, command: 150, finalReply: 300 } });
});
afterEach(async () => {
  await out.close();
  server?.close();
});

describe('a relay that falls silent', () => {
  it.each([
    ['connect', 'temporary', 'RELAY_LOST'],
    ['EHLO', 'temporary', 'RELAY_LOST'],
    ['MAIL', 'temporary', 'RELAY_LOST'],
    ['DATA', 'temporary', 'RELAY_LOST'],
    ['.', 'uncertain', 'MAIL_UNCERTAIN'],
  ] as const)('after %s: %s', async (point, disposition, code) => {
    server = await silentAfter(point);
    await out.route((server.address() as AddressInfo).port);
    const [outcome] = await out.send(['user@example.net']);
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { disposition, code, message: expect.stringMatching(/in time\.$/) },
    });
  });
});
