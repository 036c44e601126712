import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { SimulatorFaults } from '../../../gateway/core/model/gateways.ts';
import { TestClock } from '../../rig/clock.ts';
import { startSimulatedModem } from '../../rig/modem.ts';
import { stage } from './stage.ts';
import { Terminal } from './terminal.ts';

describe('faults as settings', () => {
  it('are all off at first', async () => {
    const { simulator } = await stage();
    expect(simulator.service.faults()).toEqual({ ...SimulatorFaults.parse({}), submitMs: 0, reportMs: 0 });
  });

  it('change one by one; what is wrong changes nothing and is named', async () => {
    const { simulator } = await stage();
    expect(simulator.service.setFaults({ csq: 3, noise: undefined as never })).toMatchObject({ csq: 3, noise: false });
    const before = simulator.service.faults();
    try {
      simulator.service.setFaults({ csq: 4, submitMs: -1, nonsense: 1, cmsError: { code: 5000, times: 1 } } as never);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(GatewayError);
      expect(error).toMatchObject({ code: 'SIMULATOR_FAULTS', status: 422 });
      expect((error as GatewayError).fields!.map(({ path }) => path).sort()).toEqual([
        'cmsError.code',
        'nonsense',
        'submitMs',
      ]);
    }
    expect(simulator.service.faults()).toEqual(before);
  });
});

describe('the port', () => {
  it('is held by one, and free again when that one lets go', async () => {
    const { simulator, terminal } = await stage();
    expect(() => simulator.connect()).toThrow(expect.objectContaining({ code: 'PORT_BUSY', disposition: 'local' }));
    const free = once(simulator, 'disconnect');
    terminal.close();
    await free;
    expect(await new Terminal(simulator.connect()).command('AT')).toContain('OK');
  });

  it('is gone while unplugged; the modem has forgotten its settings when it is back', async () => {
    const { simulator, terminal } = await stage();
    await terminal.command('AT+CMEE=2;+CREG=1');
    const told: string[] = [];
    simulator.on('unplug', () => told.push('unplug')).on('plug', () => told.push('plug'));
    const closed = terminal.closed();
    simulator.service.setFaults({ unplugged: true });
    await closed;
    expect(() => simulator.connect()).toThrow(expect.objectContaining({ code: 'PORT_MISSING' }));
    simulator.service.setFaults({ unplugged: true });
    simulator.service.setFaults({ unplugged: false });
    expect(told).toEqual(['unplug', 'plug']);
    const again = new Terminal(simulator.connect());
    expect(await again.command('AT+CMEE?')).toBe('AT+CMEE?\r\r\n+CMEE: 0\r\n\r\nOK\r\n');
    expect(await again.command('AT+CREG?')).toContain('+CREG: 0,1');
  });

  it('closes when the other side ends it', async () => {
    const { simulator } = await startSimulatedModem({ transport: 'direct' });
    const line = simulator.connect();
    const left = once(simulator, 'disconnect');
    line.end();
    await left;
    expect(simulator.connected).toBe(false);
    simulator.stop();
  });

  it('carries any bytes a test puts in', async () => {
    const { simulator, terminal } = await stage();
    simulator.inject('\x00\xff+CREG:');
    simulator.inject(' 3\r\n');
    expect(await terminal.until('3\r\n')).toBe('\x00\xff+CREG: 3\r\n');
  });

  it('leaves no timer behind when stopped', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({
      clock,
      faults: { reports: 'late', reportMs: 500 },
      script: '> AT+X\n< OK\n~ 500\n! +Y',
    });
    await terminal.command('AT+X');
    await terminal.submit('0031000B919471325476F80000AA07D4F29C0E9A36A7');
    terminal.type('AT+CFUN=1,1\r');
    await terminal.settled();
    expect(clock.pending).toBeGreaterThan(0);
    simulator.stop();
    expect(clock.pending).toBe(0);
    expect(simulator.connected).toBe(false);
  });
});
