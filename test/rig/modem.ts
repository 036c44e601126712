import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { SimulatorFaults } from '../../gateway/core/model/gateways.ts';
import { parseScript, type Script } from '../../gateway/sms/simulator/script.ts';
import { Simulator } from '../../gateway/sms/simulator/simulator.ts';
import { Pty } from './pty.ts';

export interface ModemRigOptions {
  /** A pseudo-terminal, a TCP port as a serial server has it, or none: `simulator.connect()`. */
  transport: 'pty' | 'tcp' | 'direct';
  /** A script, or the id of one in `test/modems/`. */
  script?: Script | string;
  /** On top of submitMs 0 and reportMs 0. */
  faults?: Partial<SimulatorFaults>;
  clock?: Clock;
  /** How much the simulator remembers. */
  keep?: { submissions?: number; texts?: number };
  /** pty: the device has another name each time it comes back; read `port` again. Default: the same name. */
  renames?: boolean;
}

export interface ModemRig {
  /** As an administrator would write it: `/dev/…`, `tcp://…`, `simulator`. */
  readonly port: string;
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

/** The script `test/modems/<id>.chat`. */
export function loadScript(id: string): Script {
  const path = fileURLToPath(new URL(`../modems/${id}.chat`, import.meta.url));
  return parseScript(readFileSync(path, 'utf8'), `${id}.chat`);
}

/** A simulated modem that a program can open. It answers at once unless `faults` say otherwise. */
export async function startSimulatedModem(options: ModemRigOptions): Promise<ModemRig> {
  const { script, faults, keep = {}, clock = systemClock } = options;
  const simulator = new Simulator({
    clock,
    keep,
    log: silentLog,
    ...(script === undefined ? {} : { script: typeof script === 'string' ? loadScript(script) : script }),
    faults: { submitMs: 0, reportMs: 0, ...faults },
  });
  if (options.transport === 'pty') return onPty(simulator, options.renames ?? false);
  if (options.transport === 'tcp') return onTcp(simulator);
  return { port: 'simulator', simulator, stop: async () => simulator.stop() };
}

function onPty(simulator: Simulator, renames: boolean): ModemRig {
  // below /dev, as device paths are checked for it; anybody may write there
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'modem-'));
  let pty: Pty | null = null;
  let name = 0;
  const path = (): string => join(folder, `ttyUSB${name}`);
  const plug = (): void => {
    pty = new Pty();
    const wire = simulator.connect();
    wire.pipe(pty).pipe(wire);
    symlinkSync(pty.path, path());
  };
  const unplug = async (): Promise<void> => {
    const line = pty;
    if (!line) return;
    pty = null;
    rmSync(path());
    if (renames) name += 1;
    await new Promise((resolve) => line.once('close', resolve).destroy());
  };
  simulator.on('plug', plug);
  simulator.on('unplug', unplug);
  if (simulator.plugged) plug();
  return {
    get port() {
      return path();
    },
    simulator,
    async stop() {
      simulator.off('plug', plug).off('unplug', unplug).stop();
      await unplug();
      rmSync(folder, { recursive: true });
    },
  };
}

async function onTcp(simulator: Simulator): Promise<ModemRig> {
  let caller: Socket | null = null;
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    // as serial servers do without a device or with a second caller
    if (!simulator.plugged || (caller && !caller.readableEnded && !caller.destroyed)) {
      socket.destroy();
      return;
    }
    caller?.destroy();
    caller = socket;
    const open = (): void => {
      const wire = simulator.connect();
      socket.pipe(wire).pipe(socket);
      socket.once('close', () => wire.destroy());
      wire.once('close', () => socket.destroy());
    };
    if (simulator.connected) simulator.once('disconnect', open);
    else open();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    simulator,
    async stop() {
      simulator.stop();
      caller?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
