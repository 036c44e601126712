import type { ModemPorts } from '../../core/model/modem-ports.ts';
import { discoverPorts } from '../port/discover.ts';
import type { SystemRoots } from '../port/roots.ts';
import { usbDevices } from '../port/usb-device.ts';
import { byUse, knownDevice, roleOf, strayDevices } from './port-roles.ts';
import type { ProfileLibrary } from './profile-load.ts';

export interface PortListDeps {
  roots: SystemRoots;
  profiles: ProfileLibrary;
  /** Name of the modem that uses the port now. */
  holderOf: (path: string) => Promise<string | null>;
}

/** The serial ports of this machine and what is known of them, and modems that have none; touches no port. */
export async function listPorts({ roots, profiles, holderOf }: PortListDeps): Promise<ModemPorts> {
  const found = await discoverPorts(roots);
  const holders = new Map(await Promise.all(found.map(async ({ path }) => [path, await holderOf(path)] as const)));
  const devicesInUse = new Set(found.filter(({ path }) => holders.get(path)).map(({ usb }) => usb?.folder));
  const recommended = new Set<string>();
  for (const port of byUse(profiles, found)) {
    const { usb, path } = port;
    const role = roleOf(profiles, port);
    if (!usb || role === 'other' || devicesInUse.has(usb.folder) || !(role || knownDevice(profiles, usb))) continue;
    // One a device: its best.
    devicesInUse.add(usb.folder);
    recommended.add(path);
  }
  const items = found.map((port) => {
    const { path, byId, driver, usb, interfaceNumber } = port;
    const known = usb && knownDevice(profiles, usb);
    return {
      ...{ path, byId, driver, interfaceNumber },
      usb: usb && {
        ...{ vid: usb.vid, pid: usb.pid, place: usb.place },
        ...{ manufacturer: usb.manufacturer, product: usb.product, serial: usb.serial },
      },
      role: roleOf(profiles, port),
      profile: known && { id: known.profile, label: known.label },
      usedBy: holders.get(path) ?? null,
      recommended: recommended.has(path),
    };
  });
  const stray = strayDevices(profiles, await usbDevices(roots)).map(({ device, mode, text, remedy }) => ({
    ...{ vid: device.vid, pid: device.pid, mode, text, remedy },
    name: [device.manufacturer, device.product].filter((word) => word !== null).join(' ') || 'USB stick',
  }));
  return { items, stray };
}
