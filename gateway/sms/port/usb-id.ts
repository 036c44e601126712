import { portAt } from './discover.ts';
import { SYSTEM_ROOTS, type SystemRoots } from './roots.ts';

/** Vendor and product of the USB device behind a serial port, lower-case hex; what a firmware profile may match. */
export interface UsbId {
  vid: string;
  pid: string;
}

/** @returns null where the port is no USB device or sysfs does not tell */
export async function usbIdOf(path: string, roots: SystemRoots = SYSTEM_ROOTS): Promise<UsbId | null> {
  if (!path.startsWith('/dev/')) return null;
  const usb = (await portAt(roots, path))?.usb;
  return usb ? { vid: usb.vid, pid: usb.pid } : null;
}
