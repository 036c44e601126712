import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { silentLog } from '../../../gateway/core/log.ts';
import { discoverPorts, portAt } from '../../../gateway/sms/port/discover.ts';
import { usbDevices } from '../../../gateway/sms/port/usb-device.ts';
import { usbIdOf } from '../../../gateway/sms/port/usb-id.ts';
import { type PortChange, PortWatch } from '../../../gateway/sms/port/watch.ts';
import { UsbBus } from '../../rig/usb-bus.ts';

const EC25 = { vid: '2c7c', pid: '0125', manufacturer: 'Quectel', product: 'EC25', serial: '0042' };

let bus: UsbBus;
beforeEach(() => {
  bus = new UsbBus();
});
afterEach(() => bus.close());

describe('discoverPorts', () => {
  it('tells what sysfs knows of a USB port', async () => {
    const stick = bus.add({ ...EC25, ports: { 2: null, 3: null } });
    const [first, second] = await discoverPorts(bus.roots);
    expect(first).toEqual({
      path: stick.path(2),
      byId: stick.byId(2),
      driver: 'option1',
      usb: { folder: stick.folder, place: '1-1', ...EC25 },
      interfaceNumber: 2,
    });
    expect(second).toMatchObject({ path: stick.path(3), interfaceNumber: 3 });
  });

  it('orders by number, and leaves out consoles and UARTs that are not there', async () => {
    bus.uart('ttyS0', 4);
    bus.uart('ttyS1', 0);
    bus.uart('ttyS2', 4, false);
    for (let i = 0; i < 11; i++) bus.add({ ...EC25, ports: { 2: null } });
    const names = (await discoverPorts(bus.roots)).map(({ path }) => path.split('/').pop());
    expect(names).toEqual(['ttyS0', ...Array.from({ length: 11 }, (_, i) => `ttyUSB${i}`)]);
  });

  it('finds a port by any of its names', async () => {
    const stick = bus.add({ ...EC25, ports: { 2: null } });
    expect((await portAt(bus.roots, stick.byId(2)))?.path).toBe(stick.path(2));
    expect(await usbIdOf(stick.byId(2), bus.roots)).toEqual({ vid: '2c7c', pid: '0125' });
    expect(await usbIdOf('/dev/null', bus.roots)).toBeNull();
    expect(await usbIdOf('tcp://127.0.0.1:1', bus.roots)).toBeNull();
  });

  it('takes single devices for ports where there is no sysfs', async () => {
    const stick = bus.add({ ...EC25, ports: { 0: null } });
    const ports = await discoverPorts({ ...bus.roots, sys: '/nowhere' });
    expect(ports).toMatchObject([{ path: stick.path(0), usb: null, interfaceNumber: null }]);
  });

  it('knows devices that have no port', async () => {
    bus.add({ vid: '12D1', pid: '14DC', product: 'HUAWEI Mobile' });
    expect(await usbDevices(bus.roots)).toMatchObject([{ vid: '12d1', pid: '14dc', product: 'HUAWEI Mobile' }]);
  });
});

describe('PortWatch', () => {
  const heard: PortChange[] = [];
  const start = async () => {
    heard.length = 0;
    const watch = new PortWatch({
      roots: bus.roots,
      clock: systemClock,
      log: silentLog,
      onChange: (c) => heard.push(c),
    });
    await watch.start();
    return watch;
  };

  it('tells within three seconds what comes and goes, names of udev included', async () => {
    const watch = await start();
    try {
      const stick = bus.add({ ...EC25, ports: { 2: null } });
      const first = stick.path(2);
      await expect
        .poll(() => heard.flatMap(({ added }) => added.map(({ path }) => path)), { timeout: 3_000 })
        .toEqual([first]);
      expect(watch.ports).toMatchObject([{ byId: stick.byId(2) }]);
      await stick.unplug();
      await expect.poll(() => heard.at(-1)?.removed.map(({ path }) => path), { timeout: 3_000 }).toEqual([first]);
      stick.plug();
      await expect.poll(() => heard.at(-1)?.added.map(({ path }) => path), { timeout: 3_000 }).toEqual([stick.path(2)]);
      expect(stick.path(2)).not.toBe(first);
    } finally {
      await watch.stop();
    }
  });

  it('says nothing of what was there before, nor after it was stopped', async () => {
    bus.add({ ...EC25, ports: { 2: null } });
    const watch = await start();
    await watch.stop();
    bus.add({ ...EC25, ports: { 2: null } });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(heard).toEqual([]);
  });
});
