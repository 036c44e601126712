import type { Duplex } from 'node:stream';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { type PortOpener, StreamPort } from './port.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';

export interface OpenerDeps {
  log: Log;
  /** The other side of the simulated wire; null where there is no simulator. */
  simulator: (() => Duplex) | null;
}

/** Makes the function that opens any port an administrator may name. */
export function portOpener(deps: OpenerDeps): PortOpener {
  return async (spec, line) => {
    if (spec === 'simulator') return openSimulator(deps.simulator);
    if (spec.startsWith('tcp://')) return openTcp(spec);
    return openSerial(spec, line, deps.log);
  };
}

function openSimulator(connect: (() => Duplex) | null): StreamPort {
  if (!connect) {
    throw new GatewayError('PORT_NO_SIMULATOR', 'This gateway runs without a simulated modem.', {
      disposition: 'local',
      remedy: 'Name a serial device or a TCP address, or start the gateway in demo mode.',
    });
  }
  const stream = connect();
  return new StreamPort('simulator', stream, async () => {
    stream.destroy();
  });
}
