import { GatewayError } from '../../core/errors.ts';
import { portHolder } from './holder.ts';
import { SYSTEM_ROOTS, type SystemRoots } from './roots.ts';
import { usbIdOf } from './usb-id.ts';

/** Why a serial device could not be opened, with what to do about it. */
export async function serialError(
  path: string,
  error: Error,
  roots: SystemRoots = SYSTEM_ROOTS,
): Promise<GatewayError> {
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
    const [words, remedy] = await heldWords(path, roots);
    return make('PORT_BUSY', words, remedy);
  }
  if (/inappropriate ioctl|ENOTTY|not a tty|invalid argument/i.test(text)) {
    return make('PORT_NOT_SERIAL', `${path} is not a serial device.`, 'Choose the serial port of the modem.');
  }
  return make('PORT_OPEN', `${path} cannot be opened: ${text}`, 'Check the modem and its port.');
}

async function heldWords(path: string, roots: SystemRoots): Promise<[words: string, remedy: string]> {
  const holder = await portHolder(path, roots);
  if (!holder) return [`${path} is in use by another program.`, 'Close the program that uses the port.'];
  const { name, pid, certain } = holder;
  const words = certain
    ? `${name} (pid ${pid}) holds ${path}.`
    : `${path} is in use by another program, probably ${name} (pid ${pid}).`;
  if (name !== 'ModemManager') return [words, `Stop ${name}, or tell it to leave this port alone.`];
  const usb = await usbIdOf(path, roots);
  const which = usb ? `, ATTRS{idVendor}=="${usb.vid}", ATTRS{idProduct}=="${usb.pid}"` : '';
  return [
    words,
    `Tell ModemManager to leave this device alone, by a udev rule: SUBSYSTEM=="tty"${which}, ENV{ID_MM_DEVICE_IGNORE}="1". Then run "udevadm control --reload", plug the modem anew and restart ModemManager; or stop it.`,
  ];
}
