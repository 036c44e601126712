import type { FoundPort } from '../port/discover.ts';
import type { UsbDevice } from '../port/usb-device.ts';
import type { PortRole, UsbDevice as UsbAppearance } from './profile.ts';
import type { ProfileLibrary } from './profile-load.ts';

/** What firmware profiles know of a device by its USB id. */
export interface KnownDevice {
  /** Id and name of the profile that knows it best. */
  profile: string;
  label: string;
  mode: UsbAppearance['mode'];
  ports: UsbAppearance['ports'];
}

/** A modem that cannot be used as it is now. */
export interface StrayDevice {
  device: UsbDevice;
  mode: 'hilink' | 'cd-rom';
  text: string;
  remedy: string;
}

/** The most special profile that names this USB id; null where none does. */
export function knownDevice(profiles: ProfileLibrary, usb: { vid: string; pid: string }): KnownDevice | null {
  const depth = (id: string | null): number => (id === null ? 0 : 1 + depth(profiles.get(id)?.extends ?? null));
  let best: KnownDevice | null = null;
  let bestDepth = 0;
  for (const { id, label, usb: appearances } of profiles.all()) {
    const hit = appearances.find(({ vid, pid }) => vid === usb.vid && pid === usb.pid);
    if (!hit || depth(id) <= bestDepth) continue;
    best = { profile: id, label, mode: hit.mode, ports: hit.ports };
    bestDepth = depth(id);
  }
  return best;
}

/** What a port is for, as far as a profile says; null = it must be tried. */
export function roleOf(profiles: ProfileLibrary, { usb, interfaceNumber }: FoundPort): PortRole | null {
  if (!usb || interfaceNumber === null) return null;
  return knownDevice(profiles, usb)?.ports[String(interfaceNumber)] ?? null;
}

const RANK: Record<PortRole | 'untold', number> = { at: 0, untold: 1, 'at-spare': 2, other: 3 };

/** The port where commands belong first, those that are never to be written to last; otherwise as they came. */
export function byUse(profiles: ProfileLibrary, ports: readonly FoundPort[]): FoundPort[] {
  const rank = (port: FoundPort) => RANK[roleOf(profiles, port) ?? 'untold'];
  return [...ports].sort((a, b) => rank(a) - rank(b));
}

/** Devices that are modems in the wrong mode, and how to get them out of it. */
export function strayDevices(profiles: ProfileLibrary, devices: readonly UsbDevice[]): StrayDevice[] {
  return devices.flatMap((device) => {
    const mode = knownDevice(profiles, device)?.mode ?? 'modem';
    return mode === 'modem' ? [] : [{ device, mode, ...wordsOf(device, mode) }];
  });
}

function wordsOf(device: UsbDevice, mode: StrayDevice['mode']): { text: string; remedy: string } {
  const id = `${device.vid}:${device.pid}`;
  const name = `${[device.manufacturer, device.product].filter((text) => text !== null).join(' ') || 'A USB stick'} (${id})`;
  if (mode === 'hilink') {
    return {
      text: `${name} is in HiLink mode: it shows itself as a network card and has no port for AT commands.`,
      remedy: 'Give it the stick (modem) firmware of its maker, or use another modem.',
    };
  }
  return {
    text: `${name} shows itself as a CD-ROM with its drivers and not yet as a modem.`,
    remedy: `Install the package usb-modeswitch and plug the stick anew; or run "usb_modeswitch -v ${device.vid} -p ${device.pid} -K".`,
  };
}
