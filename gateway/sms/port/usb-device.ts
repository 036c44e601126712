import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SystemRoots } from './roots.ts';

/** One device on the USB, as sysfs tells of it. */
export interface UsbDevice {
  /** Its folder in sysfs. */
  folder: string;
  /** Place on the bus: `1-1.4`. */
  place: string;
  /** Vendor and product, lower-case hex. */
  vid: string;
  pid: string;
  manufacturer: string | null;
  product: string | null;
  serial: string | null;
}

/** The device at or above a folder of sysfs, and on the way there the number of its interface; null where there is none. */
export async function usbDeviceAbove(
  roots: SystemRoots,
  folder: string,
): Promise<{ device: UsbDevice; interfaceNumber: number | null } | null> {
  const top = await realpath(roots.sys).catch(() => roots.sys);
  let interfaceNumber: number | null = null;
  for (let dir = folder; dir.startsWith(`${top}/`); dir = dirname(dir)) {
    const number = await readText(join(dir, 'bInterfaceNumber'));
    if (number !== null && /^[0-9a-f]{1,2}$/i.test(number)) interfaceNumber = Number.parseInt(number, 16);
    const device = await readUsbDevice(dir);
    if (device) return { device, interfaceNumber };
  }
  return null;
}

/** Every device on the USB, hubs too, whether or not it has a serial port. */
export async function usbDevices(roots: SystemRoots): Promise<UsbDevice[]> {
  const bus = join(roots.sys, 'bus/usb/devices');
  const names = await readdir(bus).catch(() => [] as string[]);
  // `1-1:1.0` is an interface of `1-1`.
  const devices = await Promise.all(
    names
      .filter((name) => !name.includes(':'))
      .map(async (name) => {
        const folder = await realpath(join(bus, name)).catch(() => null);
        return folder === null ? null : readUsbDevice(folder);
      }),
  );
  return devices.filter((device) => device !== null).sort((a, b) => a.place.localeCompare(b.place));
}

async function readUsbDevice(folder: string): Promise<UsbDevice | null> {
  const [vid, pid] = await Promise.all([readText(join(folder, 'idVendor')), readText(join(folder, 'idProduct'))]);
  if (vid === null || pid === null) return null;
  const [manufacturer, product, serial] = await Promise.all(
    ['manufacturer', 'product', 'serial'].map((name) => readText(join(folder, name))),
  );
  return {
    folder,
    place: folder.slice(folder.lastIndexOf('/') + 1),
    vid: vid.toLowerCase(),
    pid: pid.toLowerCase(),
    manufacturer: manufacturer ?? null,
    product: product ?? null,
    serial: serial ?? null,
  };
}

/** A one-line file of sysfs; null where it is not there, is empty, or may not be read. */
export async function readText(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() === '' ? null : text.trim();
}
