import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulatedModem } from '../../rig/modem.ts';
import { Pty } from '../../rig/pty.ts';
import { Terminal } from './terminal.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function open(path: string): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: 115_200 }, (error) => (error ? reject(error) : resolve(port)));
    cleanUp.push(() => new Promise((done) => (port.isOpen ? port.close(done) : done(null))));
  });
}

function pty(): Pty {
  const line = new Pty();
  cleanUp.push(() => (line.closed ? Promise.resolve() : new Promise((done) => line.once('close', done).destroy())));
  return line;
}

async function read(stream: NodeJS.ReadableStream, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= length) resolve(Buffer.concat(chunks));
    });
  });
}

/**
 * serialport may miss a line that goes away in the middle of a read: it then reads the end of the file for ever. At the
 * latest a write tells.
 */
function hangUp(port: SerialPort): () => Promise<void> {
  const closed = new Promise((resolve) => port.once('close', resolve));
  port.on('error', () => {}).resume();
  return async () => {
    port.write('AT\r', () => {});
    await closed;
    expect(port.isOpen).toBe(false);
  };
}

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
/** More than any buffer of the kernel holds. */
const aLot = Buffer.concat(Array.from({ length: 1024 }, () => everyByte));

describe('a pseudo-terminal', () => {
  it('carries every byte both ways unchanged, and echoes nothing', async () => {
    const line = pty();
    const port = await open(line.path);
    const atModem = read(line, aLot.length);
    port.write(aLot);
    expect((await atModem).equals(aLot)).toBe(true);
    const atPort = read(port, aLot.length);
    line.write(aLot);
    expect((await atPort).equals(aLot)).toBe(true);
  });

  it('does not echo what the modem says while nobody has it open', async () => {
    const line = pty();
    const heard: Buffer[] = [];
    line.on('data', (chunk: Buffer) => heard.push(chunk));
    await new Promise((done) => line.write('\r\n+CREG: 1\r\n\x1a\x1b\x03', done));
    const port = await open(line.path);
    const atModem = read(line, 3);
    port.write('AT\r');
    expect((await atModem).toString('latin1')).toBe('AT\r');
    expect(Buffer.concat(heard).toString('latin1')).toBe('AT\r');
  });

  it('outlives the program that had it open', async () => {
    const line = pty();
    const first = await open(line.path);
    await new Promise((done) => first.close(done));
    const second = await open(line.path);
    const atPort = read(second, 4);
    line.write('RING');
    expect((await atPort).toString()).toBe('RING');
  });

  it('tells the program when it is pulled, and leaves nothing behind', async () => {
    const before = readdirSync('/proc/self/fd').length;
    const line = new Pty();
    const port = await open(line.path);
    const told = hangUp(port);
    line.destroy();
    await once(line, 'close');
    expect(existsSync(line.path)).toBe(false);
    await told();
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
  });
});

describe('the simulated modem on a pseudo-terminal', () => {
  it('speaks to a plain serial port, byte by byte', async () => {
    const modem = await startSimulatedModem({ transport: 'pty' });
    cleanUp.push(() => modem.stop());
    expect(modem.port).toMatch(/^\/dev\//);
    const terminal = new Terminal(await open(modem.port));
    terminal.type('ATE0\r');
    expect(await terminal.until('OK\r\n')).toBe('ATE0\r\r\nOK\r\n');
    terminal.type('AT+CNMI=2,1,0,1,0\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
    terminal.type('AT+CMGS=20\r');
    expect(await terminal.until('> ')).toBe('\r\n> ');
    terminal.type('0031000B919471325476F80000AA07D4F29C0E9A36A7\x1a');
    expect(await terminal.until('+CMS ERROR: 304\r\n')).toBe('\r\n+CMS ERROR: 304\r\n');
    terminal.type('AT+CMGS=21\r');
    await terminal.until('> ');
    terminal.type('0031000B919471325476F80000AA07D4F29C0E9A36A7\x1a');
    expect(await terminal.until('OK\r\n')).toBe('\r\n+CMGS: 0\r\n\r\nOK\r\n');
    expect(await terminal.until(/\+CDS: 25\r\n[0-9A-F]{66}\r\n/)).toMatch(
      /^\r\n\+CDS: 25\r\n07919909000000F106000B919471325476F8/,
    );
    expect(modem.simulator.service.received()).toMatchObject([{ to: '+49172345678', text: 'Test SM', complete: true }]);
  });

  it('can be unplugged and comes back under the same name or another', async () => {
    for (const renames of [false, true]) {
      const modem = await startSimulatedModem({ transport: 'pty', renames });
      cleanUp.push(() => modem.stop());
      const name = modem.port;
      const port = await open(name);
      const told = hangUp(port);
      modem.simulator.service.setFaults({ unplugged: true });
      expect(existsSync(name)).toBe(false);
      await told();
      await expect(open(name)).rejects.toThrow(/No such file/);
      modem.simulator.service.setFaults({ unplugged: false });
      expect(modem.port === name).toBe(!renames);
      expect(await new Terminal(await open(modem.port)).command('AT')).toBe('AT\r\r\nOK\r\n');
    }
  });
});
