import { readdir, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SystemRoots } from './roots.ts';
import { readText, type UsbDevice, usbDeviceAbove } from './usb-device.ts';

/** A serial port of this machine. */
export interface FoundPort {
  /** `/dev/ttyUSB2` */
  path: string;
  /** A name that stays when the number changes: `/dev/serial/by-id/…`; null where udev made none. */
  byId: string | null;
  driver: string | null;
  usb: UsbDevice | null;
  /** Number of the USB interface, by which one device's ports are told apart. */
  interfaceNumber: number | null;
}

/** What is taken for a serial port where sysfs does not tell, as in containers that were handed single devices. */
const USB_NAMES = /^tty(USB|ACM)\d+$/;
/** Consoles and pseudo-terminals have no device; a UART of this type is only a place where one could be. */
const NO_UART = '0';

/** All serial ports there are now, in the order of their names. Never throws: what cannot be read is not told. */
export async function discoverPorts(roots: SystemRoots): Promise<FoundPort[]> {
  const [known, present, links] = await Promise.all([
    readdir(join(roots.sys, 'class/tty')).catch(() => [] as string[]),
    readdir(roots.dev).catch(() => [] as string[]),
    namesById(roots),
  ]);
  const nodes = new Set(present);
  const names = new Set([
    ...known.filter((name) => nodes.has(name)),
    ...present.filter((name) => USB_NAMES.test(name)),
  ]);
  const found = await Promise.all([...names].map((name) => readPort(roots, name, links)));
  const byName = new Intl.Collator('en', { numeric: true });
  return found.filter((port) => port !== null).sort((a, b) => byName.compare(a.path, b.path));
}

/** The port that a path stands for, by its own name or by one of udev's; null where sysfs knows none such. */
export async function portAt(roots: SystemRoots, path: string): Promise<FoundPort | null> {
  const ports = await discoverPorts(roots);
  const own = ports.find((port) => port.path === path || port.byId === path);
  if (own) return own;
  const target = await realpath(path).catch(() => null);
  return ports.find((port) => port.path === target) ?? null;
}

async function readPort(
  roots: SystemRoots,
  name: string,
  links: ReadonlyMap<string, string>,
): Promise<FoundPort | null> {
  const entry = join(roots.sys, 'class/tty', name);
  const folder = await realpath(join(entry, 'device')).catch(() => null);
  if (folder === null && !USB_NAMES.test(name)) return null;
  if ((await readText(join(entry, 'type'))) === NO_UART) return null;
  const above = folder === null ? null : await usbDeviceAbove(roots, folder);
  const driver = folder === null ? null : await realpath(join(folder, 'driver')).catch(() => null);
  return {
    path: join(roots.dev, name),
    byId: links.get(name) ?? null,
    driver: driver && basename(driver),
    usb: above?.device ?? null,
    interfaceNumber: above?.interfaceNumber ?? null,
  };
}

async function namesById(roots: SystemRoots): Promise<Map<string, string>> {
  const folder = join(roots.dev, 'serial/by-id');
  const names = await readdir(folder).catch(() => [] as string[]);
  const pairs = await Promise.all(
    names.sort().map(async (name) => {
      const path = join(folder, name);
      // `../../ttyUSB0` → `ttyUSB0`
      const target = await readlink(path).catch(() => null);
      return target === null ? null : ([basename(target), path] as const);
    }),
  );
  return new Map(pairs.filter((pair) => pair !== null));
}
