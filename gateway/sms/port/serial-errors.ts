import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { GatewayError } from '../../core/errors.ts';

/** Why a serial device could not be opened, with what to do about it. */
export async function serialError(path: string, error: Error): Promise<GatewayError> {
  const text = error.message;
  const make = (code: string, message: string, remedy: string) =>
    new GatewayError(code, message, { disposition: 'local', remedy, cause: error });

  if (/no such file|no such device|ENOENT|ENODEV|ENXIO/i.test(text)) {
    return make('PORT_MISSING', `There is no device ${path}.`, 'Plug the modem in, or choose the port it is on now.');
  }
  if (/permission denied|EACCES|EPERM|operation not permitted/i.test(text)) {
    return make(
      'PORT_PERMISSION',
      `The gateway may not open ${path}.`,
      'Add the account it runs under to the group "dialout" and start it again; in a container, pass the device and that group.',
    );
  }
  if (/cannot lock|resource temporarily unavailable|busy|EBUSY|EAGAIN/i.test(text)) {
    const holder = await portHolder(path);
    return make(
      'PORT_BUSY',
      holder ? `${path} is in use by ${holder}.` : `${path} is in use by another program.`,
      holder === 'ModemManager'
        ? 'Tell ModemManager to leave this device alone (a udev rule with ID_MM_DEVICE_IGNORE=1), or stop it.'
        : 'Close the program that uses the port.',
    );
  }
  if (/inappropriate ioctl|ENOTTY|not a tty|invalid argument/i.test(text)) {
    return make('PORT_NOT_SERIAL', `${path} is not a serial device.`, 'Choose the serial port of the modem.');
  }
  return make('PORT_OPEN', `${path} cannot be opened: ${text}`, 'Check the modem and its port.');
}

/** Name of the process that holds a device, as far as /proc shows it; ModemManager is guessed when it merely runs. */
async function portHolder(path: string): Promise<string | null> {
  const device = await realpath(path).catch(() => path);
  const pids = (await readdir('/proc').catch(() => [] as string[])).filter((name) => /^\d+$/.test(name));
  let modemManagerRuns = false;
  for (const pid of pids) {
    if (Number(pid) === process.pid) continue;
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
    if (name === 'ModemManager') modemManagerRuns = true;
    if (await holds(pid, device)) return name || `process ${pid}`;
  }
  return modemManagerRuns ? 'ModemManager' : null;
}

/** False also where the kernel does not let us look. */
async function holds(pid: string, device: string): Promise<boolean> {
  const fds = await readdir(`/proc/${pid}/fd`).catch(() => [] as string[]);
  const targets = await Promise.all(fds.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return targets.includes(device);
}
