import { connect, isIP, type Socket } from 'node:net';
import type { Clock } from '../../core/clock.ts';
import type { Dialogue } from './dialogue.ts';
import { connectFailure } from './reply.ts';

const CONNECT_MS = 10_000;

/**
 * A TCP connection to the first address that takes one, tried in order.
 * @throws GatewayError RELAY_UNREACHABLE with the words of the last address
 */
export async function connectTcp(
  addresses: readonly string[],
  port: number,
  host: string,
  dialogue: Dialogue,
  clock: Clock,
): Promise<Socket> {
  let last: NodeJS.ErrnoException = Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  for (const address of addresses) {
    const place = isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
    try {
      const socket = await connectOne(address, port, clock);
      dialogue.remark(`Connected to ${place}.`);
      return socket;
    } catch (error) {
      last = error as NodeJS.ErrnoException;
      dialogue.remark(`No connection to ${place}: ${last.code ?? last.message}.`);
    }
  }
  throw connectFailure(last, host);
}

function connectOne(address: string, port: number, clock: Clock): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const cancel = clock.after(CONNECT_MS, () => {
      socket.destroy(Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' }));
    });
    const failed = (error: Error) => {
      cancel();
      reject(error);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      cancel();
      socket.removeListener('error', failed);
      resolve(socket);
    });
  });
}
