import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { Terminal } from './terminal.ts';

let rig: ModemRig | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig?.stop();
  rig = null;
});

async function call(port: string): Promise<Socket> {
  const { hostname, port: number } = new URL(port);
  const socket = connect(Number(number), hostname);
  socket.on('error', () => {});
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

it('answers on a TCP port, one caller at a time, again and again', async () => {
  rig = await startSimulatedModem({ transport: 'tcp' });
  expect(rig.port).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/);
  const first = await call(rig.port);
  expect(await new Terminal(first).command('ATE0')).toContain('OK');
  const second = await call(rig.port);
  await once(second.resume(), 'close');
  first.end();
  await once(first, 'close');
  const third = new Terminal(await call(rig.port));
  expect(await third.command('AT')).toBe('\r\nOK\r\n');
  const hungUp = third.closed();
  rig.simulator.service.setFaults({ unplugged: true });
  await hungUp;
  const fourth = await call(rig.port);
  await once(fourth.resume(), 'close');
  rig.simulator.service.setFaults({ unplugged: false });
  expect(await new Terminal(await call(rig.port)).command('AT')).toBe('AT\r\r\nOK\r\n');
});
