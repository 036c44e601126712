import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { SystemRoots } from '../../gateway/sms/port/roots.ts';
import type { Simulator } from '../../gateway/sms/simulator/simulator.ts';
import { Pty } from './pty.ts';

export interface StickOptions {
  vid: string;
  pid: string;
  place?: string;
  manufacturer?: string;
  product?: string;
  serial?: string;
  /** USB interfaces with a serial port, and who answers there; null = nobody. Default: none. */
  ports?: Record<number, Simulator | null>;
}

/** A device on the bus of a test. */
export interface Stick {
  readonly folder: string;
  /** The path of the port of an interface, now. */
  path(interfaceNumber: number): string;
  /** Its name in `serial/by-id`. */
  byId(interfaceNumber: number): string;
  unplug(): Promise<void>;
  /** Again, under new numbers. */
  plug(): void;
}

/** A `/dev` and a `/sys` of their own, with devices on a USB whose ports are real pseudo-terminals. */
export class UsbBus {
  readonly roots: SystemRoots;
  readonly #folder: string;
  readonly #sticks: Stick[] = [];
  #next = 0;

  constructor() {
    // Below /dev, as device paths are checked for it; anybody may write there.
    this.#folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'usb-'));
    this.roots = { dev: join(this.#folder, 'dev'), sys: join(this.#folder, 'sys'), proc: '/proc' };
    for (const folder of ['dev', 'sys/class/tty', 'sys/bus/usb/devices', 'sys/bus/usb-serial/drivers/option1']) {
      mkdirSync(join(this.#folder, folder), { recursive: true });
    }
  }

  add(options: StickOptions): Stick {
    const stick = this.#stick(options);
    this.#sticks.push(stick);
    stick.plug();
    return stick;
  }

  /** A port that is no USB device: a UART on the board. @param type 0 = there is none */
  uart(name: string, type: number, withNode = true): void {
    const { dev, sys } = this.roots;
    const folder = join(sys, 'devices/platform', name);
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(sys, 'class/tty', name), { recursive: true });
    symlinkSync(folder, join(sys, 'class/tty', name, 'device'));
    writeFileSync(join(sys, 'class/tty', name, 'type'), `${type}\n`);
    if (withNode) writeFileSync(join(dev, name), '');
  }

  /** What is written to a device's `authorized`, as the kernel would see it. @returns the function that stops */
  onAuthorized(stick: Stick, listener: (value: string) => void): () => void {
    const file = join(stick.folder, 'authorized');
    const watcher = watch(file, () => {
      readFile(file, 'utf8').then(
        (text) => text.trim() !== '' && listener(text.trim()),
        () => {},
      );
    });
    return () => watcher.close();
  }

  async close(): Promise<void> {
    for (const stick of this.#sticks) await stick.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #stick(options: StickOptions): Stick {
    const { dev, sys } = this.roots;
    const { vid, pid, place = `1-${this.#sticks.length + 1}`, ports = {} } = options;
    const folder = join(sys, 'devices/pci0/usb1', place);
    const links: string[] = [];
    const names = new Map<number, string>();
    const lines: Pty[] = [];
    const byId = (number: number) =>
      join(dev, 'serial/by-id', `usb-${options.product ?? 'Stick'}_${options.serial ?? ''}-if${number}-port0`);
    const link = (target: string, path: string) => {
      symlinkSync(target, path);
      links.push(path);
    };
    const addPort = (number: number, simulator: Simulator | null) => {
      const name = `ttyUSB${this.#next++}`;
      const port = join(folder, `${place}:1.${number}`, name);
      mkdirSync(port, { recursive: true });
      writeFileSync(
        join(folder, `${place}:1.${number}`, 'bInterfaceNumber'),
        `${number.toString(16).padStart(2, '0')}\n`,
      );
      symlinkSync(join(sys, 'bus/usb-serial/drivers/option1'), join(port, 'driver'));
      mkdirSync(join(sys, 'class/tty', name));
      symlinkSync(port, join(sys, 'class/tty', name, 'device'));
      links.push(join(sys, 'class/tty', name));
      const pty = new Pty();
      lines.push(pty);
      if (simulator) {
        const wire = simulator.connect();
        wire.pipe(pty).pipe(wire);
        pty.once('close', () => wire.destroy());
      } else {
        pty.resume();
      }
      link(pty.path, join(dev, name));
      mkdirSync(join(dev, 'serial/by-id'), { recursive: true });
      // udev gives a name to whom it saw last
      rmSync(byId(number), { force: true });
      link(`../../${name}`, byId(number));
      names.set(number, join(dev, name));
    };
    const unplug = async () => {
      for (const path of links.splice(0).reverse()) rmSync(path, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
      await Promise.all(lines.splice(0).map((pty) => new Promise((resolve) => pty.once('close', resolve).destroy())));
      await Promise.all(Object.values(ports).map((simulator) => simulator?.connected && once(simulator, 'disconnect')));
    };
    const plug = () => {
      mkdirSync(folder, { recursive: true });
      const texts = { idVendor: vid, idProduct: pid, authorized: '1', ...described(options) };
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), `${text}\n`);
      link(folder, join(sys, 'bus/usb/devices', basename(folder)));
      for (const [number, simulator] of Object.entries(ports)) addPort(Number(number), simulator);
    };
    return { folder, path: (number) => names.get(number)!, byId, plug, unplug };
  }
}

function described({ manufacturer, product, serial }: StickOptions): Record<string, string> {
  const given = Object.entries({ manufacturer, product, serial }).filter(([, text]) => text !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}
