import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { discoverPorts, type FoundPort } from './discover.ts';
import type { SystemRoots } from './roots.ts';

export interface PortChange {
  added: FoundPort[];
  removed: FoundPort[];
}

export interface PortWatchDeps {
  roots: SystemRoots;
  clock: Clock;
  log: Log;
  onChange: (change: PortChange) => void;
}

/** A stick brings its ports and udev's names for them one after the other. */
const SETTLE_MS = 100;
/** Only where the kernel tells of no events. */
const RESCAN_MS = 2_500;
const OF_PORTS = /^(tty|serial$)/;

/** Tells which serial ports come and go: by the events of the device folder, and where there are none by looking. */
export class PortWatch {
  readonly #deps: PortWatchDeps;
  #ports: FoundPort[] = [];
  readonly #watchers = new Map<string, FSWatcher>();
  #cancel: () => void = () => {};
  #scan: Promise<void> = Promise.resolve();
  #due = false;
  #stopped = false;

  constructor(deps: PortWatchDeps) {
    this.#deps = deps;
  }

  /** Resolves when the ports of now are known; they are no news. */
  async start(): Promise<void> {
    const { roots } = this.#deps;
    if (!this.#watch(roots.dev)) this.#lookAgain();
    this.#watchNames();
    this.#ports = await discoverPorts(roots);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    for (const watcher of this.#watchers.values()) watcher.close();
    await this.#scan;
  }

  /** As last seen. */
  get ports(): readonly FoundPort[] {
    return this.#ports;
  }

  /** udev's folder of lasting names comes with the first device and goes with the last. */
  #watchNames(): void {
    for (const folder of ['serial', 'serial/by-id']) this.#watch(join(this.#deps.roots.dev, folder));
  }

  #watch(folder: string): boolean {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (folder === this.#deps.roots.dev && name !== null && !OF_PORTS.test(name)) return;
        if (name === 'serial' || name === 'by-id') this.#watchNames();
        this.#lookSoon();
      });
      watcher.on('error', () => watcher.close());
      this.#watchers.get(folder)?.close();
      this.#watchers.set(folder, watcher);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') this.#deps.log.warn({ folder, code }, 'this folder tells of no events');
      return false;
    }
  }

  #lookSoon(): void {
    if (this.#due || this.#stopped) return;
    this.#due = true;
    this.#cancel = this.#deps.clock.after(SETTLE_MS, () => {
      this.#due = false;
      this.#scan = this.#scan.then(() => this.#look());
    });
  }

  #lookAgain(): void {
    if (this.#stopped) return;
    this.#cancel = this.#deps.clock.after(RESCAN_MS, () => {
      this.#scan = this.#scan.then(() => this.#look()).then(() => this.#lookAgain());
    });
  }

  async #look(): Promise<void> {
    const before = this.#ports;
    const now = await discoverPorts(this.#deps.roots);
    if (this.#stopped) return;
    this.#ports = now;
    const added = now.filter((port) => !before.some((other) => sameNode(other, port)));
    const removed = before.filter((port) => !now.some((other) => sameNode(other, port)));
    if (added.length > 0 || removed.length > 0) this.#deps.onChange({ added, removed });
  }
}

/** The same name on another device, or in another place of the bus, is another port. */
function sameNode(a: FoundPort, b: FoundPort): boolean {
  return a.path === b.path && a.usb?.folder === b.usb?.folder && a.usb?.serial === b.usb?.serial;
}
