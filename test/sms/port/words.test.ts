import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../gateway/core/log.ts';
import { portHolder } from '../../../gateway/sms/port/holder.ts';
import { openSerial } from '../../../gateway/sms/port/serial.ts';
import { serialError } from '../../../gateway/sms/port/serial-errors.ts';
import { UsbBus } from '../../rig/usb-bus.ts';

const LINE = { baudRate: 115_200, rtscts: false };
const HOLD = `
  process.title = process.argv[2];
  const { SerialPort } = require('serialport');
  const port = new SerialPort({ path: process.argv[1], baudRate: 115200, lock: true }, () => console.log('open'));
  setInterval(() => {}, 60_000);
`;

let bus: UsbBus;
beforeEach(() => {
  bus = new UsbBus();
});
afterEach(() => bus.close());

/** Another program that has the port open and locked. */
async function held<T>(path: string, name: string, work: (pid: number) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['-e', HOLD, path, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  try {
    await once(child.stdout, 'data');
    return await work(child.pid!);
  } finally {
    child.kill('SIGKILL');
    await closed;
  }
}

const refusal = (path: string) =>
  openSerial(path, LINE, silentLog).then(
    () => null,
    (error) => error,
  );

describe('why a port cannot be opened', () => {
  it('names the program that holds it, and how to keep ModemManager off this very device', async () => {
    const stick = bus.add({ vid: '2c7c', pid: '0125', ports: { 2: null } });
    await held(stick.path(2), 'ModemManager', async (pid) => {
      expect(await refusal(stick.path(2))).toMatchObject({
        code: 'PORT_BUSY',
        message: `ModemManager (pid ${pid}) holds ${stick.path(2)}.`,
        remedy: expect.stringContaining('ENV{ID_MM_DEVICE_IGNORE}="1"'),
      });
      const error = await serialError(stick.path(2), new Error('Cannot lock port'), bus.roots);
      expect(error.remedy).toContain('ATTRS{idVendor}=="2c7c", ATTRS{idProduct}=="0125"');
    });
  });

  it('names any other program too', async () => {
    const stick = bus.add({ vid: '2c7c', pid: '0125', ports: { 2: null } });
    await held(stick.path(2), 'minicom', async (pid) => {
      expect(await portHolder(stick.path(2), bus.roots)).toEqual({ name: 'minicom', pid, certain: true });
      expect((await refusal(stick.path(2)))?.message).toContain(`minicom (pid ${pid}) holds`);
    });
  });

  it('guesses ModemManager where the system hides what it has open', async () => {
    const proc = join(bus.roots.dev, 'proc');
    await mkdir(join(proc, '512'), { recursive: true });
    await writeFile(join(proc, '512/comm'), 'ModemManager\n');
    expect(await portHolder('/dev/ttyUSB0', { proc })).toEqual({ name: 'ModemManager', pid: 512, certain: false });
    const error = await serialError('/dev/ttyUSB0', new Error('busy'), { ...bus.roots, proc });
    expect(error.message).toBe('/dev/ttyUSB0 is in use by another program, probably ModemManager (pid 512).');
    await mkdir(join(proc, '512/fd'));
    await symlink('/dev/null', join(proc, '512/fd/1'));
    expect(await portHolder('/dev/ttyUSB0', { proc })).toBeNull();
  });

  it('speaks of the group that may open ports, and of devices that are gone', async () => {
    const denied = await serialError('/dev/ttyUSB0', new Error('Permission denied, cannot open /dev/ttyUSB0'));
    expect(denied).toMatchObject({ code: 'PORT_PERMISSION', remedy: expect.stringContaining('dialout') });
    expect(await refusal('/dev/ttyUSB99')).toMatchObject({ code: 'PORT_MISSING' });
  });
});
