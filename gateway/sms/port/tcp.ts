import { connect } from 'node:net';
import { GatewayError } from '../../core/errors.ts';
import { StreamPort } from './port.ts';

const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 15_000;

const REASONS: Record<string, [cause: string, remedy: string]> = {
  ECONNREFUSED: ['refuses connections', 'Check the port number and that the serial server is running.'],
  EHOSTUNREACH: ['cannot be reached', 'Check the address, the network and the power of the serial server.'],
  ENETUNREACH: ['cannot be reached', 'Check the address and the network of this machine.'],
  ENOTFOUND: ['has a name that cannot be resolved', 'Check the spelling, or use the IP address.'],
  EAI_AGAIN: [
    'has a name that cannot be resolved now',
    'Check the name servers of this machine, or use the IP address.',
  ],
  ETIMEDOUT: ['does not answer', 'Check the address, firewalls and the power of the serial server.'],
};

/** Opens `tcp://host:port` (a serial server, ser2net). @throws GatewayError PORT_TCP */
export function openTcp(spec: string): Promise<StreamPort> {
  const { hostname, port } = new URL(spec);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port),
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    const fail = (error: NodeJS.ErrnoException) => {
      socket.destroy();
      reject(tcpError(spec, error));
    };
    const onTimeout = () => fail(Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' }));
    socket.setTimeout(CONNECT_MS, onTimeout);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('timeout', onTimeout);
      socket.off('error', fail);
      resolve(
        new StreamPort(spec, socket, async () => {
          socket.destroy();
        }),
      );
    });
  });
}

function tcpError(spec: string, error: NodeJS.ErrnoException): GatewayError {
  const [cause, remedy] = REASONS[error.code ?? ''] ?? ['cannot be opened', 'Check the address and the network.'];
  return new GatewayError('PORT_TCP', `The serial server ${spec} ${cause}.`, {
    disposition: 'local',
    remedy,
    cause: error,
  });
}
