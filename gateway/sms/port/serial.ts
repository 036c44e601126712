import { SerialPort } from 'serialport';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { type LineSettings, StreamPort } from './port.ts';
import { watchPath } from './presence.ts';
import { serialError } from './serial-errors.ts';

/** Opens and locks a serial device. @throws GatewayError PORT_MISSING, PORT_PERMISSION, PORT_BUSY, PORT_NOT_SERIAL */
export async function openSerial(path: string, line: LineSettings, log: Log): Promise<StreamPort> {
  const serial = new SerialPort({ path, baudRate: line.baudRate, rtscts: line.rtscts, lock: true, autoOpen: false });
  try {
    await new Promise<void>((resolve, reject) => serial.open((error) => (error ? reject(error) : resolve())));
  } catch (error) {
    throw await serialError(path, error as Error);
  }
  askForLowLatency(serial, path, log);
  const port = new StreamPort(path, serial, async () => {
    unwatch();
    await closeSerial(serial);
  });
  // The kernel answers reads from a pulled-out device with nothing at all, so the device node is watched as well.
  const unwatch = watchPath(path, (present) => {
    if (!present) {
      port.lose(new GatewayError('PORT_MISSING', `The device ${path} has vanished.`));
    }
  });
  return port;
}

/** FTDI and similar chips hold bytes back for 16 ms unless asked not to; a line that cannot do it is no less good. */
function askForLowLatency(serial: SerialPort, path: string, log: Log): void {
  const options = { dtr: true, rts: true, lowLatency: true };
  serial.set(options, (error) => {
    if (error) log.debug({ port: path, reason: error.message }, 'no low-latency mode on this port');
  });
}

function closeSerial(serial: SerialPort): Promise<void> {
  if (!serial.isOpen) return Promise.resolve();
  return new Promise((resolve) => serial.close(() => resolve()));
}
