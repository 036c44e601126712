import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Vendor and product of the USB device behind a serial port, lower-case hex; what a firmware profile may match. */
export interface UsbId {
  vid: string;
  pid: string;
}

/** @returns null where the port is no USB device or sysfs does not tell */
export async function usbIdOf(path: string): Promise<UsbId | null> {
  if (!path.startsWith('/dev/')) return null;
  try {
    const node = basename(await realpath(path));
    let dir = await realpath(`/sys/class/tty/${node}/device`);
    while (dir.startsWith('/sys/devices/')) {
      const [vid, pid] = await Promise.all(['idVendor', 'idProduct'].map((name) => readFileOrNull(join(dir, name))));
      if (vid && pid) return { vid, pid };
      dir = dirname(dir);
    }
    return null;
  } catch {
    // No sysfs entry: a PTY, a symlink into nowhere, another operating system.
    return null;
  }
}

async function readFileOrNull(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim().toLowerCase();
  } catch {
    return null;
  }
}
