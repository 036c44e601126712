import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { Clock } from '../../core/clock.ts';
import { conflict, type GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { ModemUsbMark } from '../../core/stores.ts';
import { discoverPorts, type FoundPort, portAt } from '../port/discover.ts';
import type { PortOpener } from '../port/port.ts';
import type { SystemRoots } from '../port/roots.ts';
import { usbDevices } from '../port/usb-device.ts';
import type { PortChange } from '../port/watch.ts';
import { askImei } from './ask-imei.ts';
import { byUse, knownDevice, roleOf, strayDevices } from './port-roles.ts';
import type { ProfileLibrary } from './profile-load.ts';
import { otherModem, portTaken, Sightings, wrongMode } from './sightings.ts';

/** Whom to look for. */
export interface Wanted {
  id: string;
  name: string;
  /** As configured. */
  port: string;
  /** null until it was met for the first time. */
  imei: string | null;
  usb: ModemUsbMark | null;
}

/** A port that one modem has for itself until it lets go. */
export interface Berth {
  path: string;
  /** null for what is no serial port, or not known to sysfs. */
  found: FoundPort | null;
  release(): void;
}

export interface PortDeskDeps {
  roots: SystemRoots;
  profiles: ProfileLibrary;
  openPort: PortOpener;
  clock: Clock;
  log: Log;
}

/**
 * Who sits at which port. A modem is its IMEI: at its configured port another one may answer after a restart of the box,
 * and its own may be found at any other. No port is ever given to two.
 */
export class PortDesk {
  readonly #deps: PortDeskDeps;
  /** Device → name of the modem that has it; empty while it is only looked at. */
  readonly #taken = new Map<string, string>();
  readonly #sightings: Sightings;
  /** One search at a time: each tells the others what it found. */
  #searching: Promise<unknown> = Promise.resolve();

  constructor(deps: PortDeskDeps) {
    this.#deps = deps;
    this.#sightings = new Sightings(deps.clock);
  }

  /**
   * A port for this modem: where it was seen, else the configured one, else wherever its IMEI answers.
   * @throws GatewayError PORT_OTHER_MODEM, PORT_TAKEN, PORT_WRONG_MODE
   */
  async locate(wanted: Wanted): Promise<Berth> {
    const { port, imei } = wanted;
    if (!port.startsWith('/dev/')) return { path: port, found: null, release: () => {} };
    const configured = await portAt(this.#deps.roots, port);
    const home = configured?.path ?? port;
    if (!existsSync(port)) this.#sightings.forget(home);
    const seen = imei === null ? null : this.#sightings.placeOf(imei);
    if (seen !== null && seen !== home) {
      const berth = existsSync(seen) ? await this.#take(seen, wanted.name) : null;
      if (berth) return berth;
    }
    const there = this.#sightings.at(home);
    const foreign = imei !== null && there !== null && there !== imei;
    if (existsSync(port) && !foreign) {
      const berth = await this.#take(home, wanted.name);
      if (berth) return berth;
    }
    const found = imei === null ? null : await this.#search({ ...wanted, imei, home });
    if (found) return found;
    const obstacle = await this.#obstacle(wanted, home, foreign ? there : null);
    if (obstacle) throw obstacle;
    // Opening it will tell what is the matter with it.
    return (await this.#take(home, wanted.name)) ?? Promise.reject(portTaken(port, await this.holderOf(home)));
  }

  /** For a look at a port that no modem uses. @throws GatewayError 409 PORT_IN_USE */
  async borrow(path: string): Promise<Berth> {
    const found = await portAt(this.#deps.roots, path);
    const berth = await this.#take(found?.path ?? path, '');
    if (berth) return berth;
    const holder = await this.holderOf(path);
    throw conflict(
      'PORT_IN_USE',
      holder === null ? `${path} is being looked at already.` : `${path} is in use by modem ${JSON.stringify(holder)}.`,
      'Switch that modem off to probe its port, or choose another port.',
    );
  }

  /** Name of the modem that has the port now. */
  async holderOf(path: string): Promise<string | null> {
    return this.#taken.get(await deviceOf(path)) || null;
  }

  /** A modem that answered told who it is. */
  met(path: string, imei: string | null): void {
    if (path.startsWith('/dev/')) this.#sightings.note(path, imei);
  }

  /** Who was seen there does not count any more. */
  forget(path: string): void {
    this.#sightings.forget(path);
  }

  changed({ added, removed }: PortChange): void {
    for (const { path } of [...removed, ...added]) this.#sightings.forget(path);
    for (const { path } of added) this.#sightings.appeared(path);
  }

  /** Commands answer at these too: other ports of the same device, the best first. */
  async siblings({ found }: Berth): Promise<FoundPort[]> {
    if (!found?.usb) return [];
    const { roots, profiles } = this.#deps;
    const ports = (await discoverPorts(roots)).filter(
      (port) => port.usb?.folder === found.usb?.folder && port.path !== found.path,
    );
    return byUse(profiles, ports).filter((port) => roleOf(profiles, port) !== 'other');
  }

  async #take(path: string, name: string): Promise<Berth | null> {
    const found = await portAt(this.#deps.roots, path);
    const device = await deviceOf(path);
    if (this.#taken.has(device)) return null;
    this.#taken.set(device, name);
    return { path, found, release: () => void this.#taken.delete(device) };
  }

  #search(wanted: Wanted & { imei: string; home: string }): Promise<Berth | null> {
    const search = this.#searching.then(() => this.#searchNow(wanted));
    this.#searching = search.catch(() => {});
    return search;
  }

  async #searchNow({ name, imei, usb, home }: Wanted & { imei: string; home: string }): Promise<Berth | null> {
    for (const group of await this.#candidates(usb, home)) {
      await Promise.all(group.map((port) => this.#look(port.path)));
      const place = this.#sightings.placeOf(imei);
      const berth = place === null ? null : await this.#take(place, name);
      if (!berth) continue;
      this.#deps.log.info({ modem: name, port: berth.path, configured: home }, 'modem found at another port');
      return berth;
    }
    return null;
  }

  /** Asks who is there, unless that is known or somebody is busy with it. */
  async #look(path: string): Promise<void> {
    if (!this.#sightings.worthAsking(path)) return;
    const berth = await this.#take(path, '');
    if (!berth) return;
    try {
      this.#sightings.note(path, await askImei(this.#deps, path));
    } finally {
      berth.release();
    }
  }

  /**
   * Where it may be: first what looks like its own device, then every other port of a USB device. A UART on the board is
   * never asked: something else than a modem may listen there.
   */
  async #candidates(mark: ModemUsbMark | null, home: string): Promise<FoundPort[][]> {
    const { roots, profiles } = this.#deps;
    const ports = byUse(profiles, await discoverPorts(roots)).filter(
      (port) => port.path !== home && roleOf(profiles, port) !== 'other' && (port.usb || /USB|ACM/.test(port.path)),
    );
    const alike = ports.filter(({ usb }) => mark !== null && usb?.vid === mark.vid && usb.pid === mark.pid);
    const same = alike.filter(
      ({ usb, interfaceNumber }) => usb?.serial === mark?.serial && interfaceNumber === mark?.interfaceNumber,
    );
    const known = ports.filter(({ usb }) => usb && knownDevice(profiles, usb));
    const groups = [same, alike, known, ports];
    return groups.map((group, i) => group.filter((port) => !groups.slice(0, i).flat().includes(port)));
  }

  async #obstacle({ name, port }: Wanted, home: string, other: string | null): Promise<GatewayError | null> {
    const { roots, profiles } = this.#deps;
    const holder = await this.holderOf(home);
    if (holder !== null) return portTaken(port, holder);
    if (other !== null) return otherModem(name, port, other);
    if (existsSync(port)) return null;
    const [stray] = strayDevices(profiles, await usbDevices(roots));
    return stray ? wrongMode(port, stray) : null;
  }
}

export function markOf(berth: Berth | null): ModemUsbMark | null {
  const { usb, interfaceNumber } = berth?.found ?? {};
  return usb ? { vid: usb.vid, pid: usb.pid, serial: usb.serial, interfaceNumber: interfaceNumber ?? null } : null;
}

function deviceOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
