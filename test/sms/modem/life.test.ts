import { afterEach, describe, expect, it } from 'vitest';
import { StreamPort } from '../../../gateway/sms/port/port.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { type ModemRig, type ModemRigOptions, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';

const PHONE = '+491701234567';
const closing: (() => Promise<void>)[] = [];

async function scene(options: Partial<ModemRigOptions> = {}): Promise<{ rig: ModemRig; stage: SmsStage }> {
  const rig = await startSimulatedModem({ transport: 'pty', ...options });
  const stage = await openSmsStage();
  closing.push(
    () => stage.close(),
    () => rig.stop(),
  );
  return { rig, stage };
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('the life of a modem', () => {
  it('is no start failure when the modem is missing, and begins when it comes', async () => {
    const { rig, stage } = await scene({ faults: { unplugged: true } });
    const id = await stage.addModem(rig.port, {}, 'disconnected');
    expect((await stage.pool.get(id)).lastError).toMatchObject({
      code: 'PORT_MISSING',
      remedy: 'Plug the modem in, or choose the port it is on now.',
    });
    rig.simulator.service.setFaults({ unplugged: false });
    await stage.until(id, 'ready');
  });

  it('serves over a serial server, and reconnects', async () => {
    const { rig, stage } = await scene({ transport: 'tcp' });
    const id = await stage.addModem(rig.port);
    expect(await stage.send(await stage.job(PHONE, 'over TCP'))).toMatchObject({ kind: 'sent' });
    rig.simulator.service.setFaults({ unplugged: true });
    await stage.until(id, 'disconnected');
    rig.simulator.service.setFaults({ unplugged: false });
    await stage.until(id, 'ready');
  });

  it('tells who cannot be reached', async () => {
    const { stage } = await scene();
    const id = await stage.addModem('tcp://127.0.0.1:1', {}, 'disconnected');
    expect((await stage.pool.get(id)).lastError).toMatchObject({
      code: 'PORT_TCP',
      message: 'The serial server tcp://127.0.0.1:1 refuses connections.',
    });
  });

  it('tells a port that is no serial device', async () => {
    const { stage } = await scene();
    const id = await stage.addModem('/dev/null', {}, 'disconnected');
    expect((await stage.pool.get(id)).lastError?.code).toBe('PORT_NOT_SERIAL');
  });

  it('tells a port that another program holds', async () => {
    const { rig, stage } = await scene();
    await stage.addModem(rig.port);
    const other = await openSmsStage();
    closing.unshift(() => other.close());
    const id = await other.addModem(rig.port, {}, 'disconnected');
    expect((await other.pool.get(id)).lastError).toMatchObject({ code: 'PORT_BUSY' });
  });

  it('waits for the network and says so, by the unsolicited line', async () => {
    const { rig, stage } = await scene();
    const id = await stage.addModem(rig.port);
    rig.simulator.service.setFaults({ registration: 2 });
    await stage.until(id, 'waiting');
    expect(await stage.pool.get(id)).toMatchObject({
      stateText: 'Waiting for the network: searching',
      registration: { status: 'searching', operator: null },
    });
    expect(stage.sender.capacity()).toBe(0);
    rig.simulator.service.setFaults({ registration: 5 });
    await stage.until(id, 'ready');
    expect((await stage.pool.get(id)).stateText).toBe('Ready, roaming');
  });

  it('sets the modem up again when it has restarted by itself', async () => {
    const { rig, stage } = await scene();
    const id = await stage.addModem(rig.port);
    rig.simulator.inject('\r\nRDY\r\n');
    await stage.until(id, 'recovering');
    await stage.until(id, 'ready');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'MODEM_RESTARTED' });
  });

  it('says when nothing at the port answers AT', async () => {
    const wires: StreamPort[] = [];
    const { PassThrough } = await import('node:stream');
    const silent = async () => {
      const port = new StreamPort('/dev/silent', new PassThrough({ allowHalfOpen: true }).pause(), async () => {});
      wires.push(port);
      return port;
    };
    const stage = await openSmsStage({ ports: { '/dev/silent': silent }, timeoutsMs: { wake: 20 } });
    closing.push(() => stage.close());
    const id = await stage.addModem('/dev/silent', {}, 'recovering');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'AT_DEAD' });
    expect(wires.length).toBeGreaterThan(0);
  });

  it('waits for a SIM that is missing, and goes on when it is there', async () => {
    const script = parseScript('> AT+CPIN?\n< +CME ERROR: 10');
    const { rig, stage } = await scene({ script });
    const id = await stage.addModem(rig.port, {}, 'waiting');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'SIM_MISSING' });
  });

  it('reads reports that come stored only, and texts that come unannounced', async () => {
    const script = parseScript('cnmiTakes: (0-2),(0-3),(0,2),(0,2),(0,1)');
    const { rig, stage } = await scene({ script });
    await rig.simulator.service.deliver('+4915112345678', 'while nobody listened');
    await stage.addModem(rig.port);
    await expect.poll(() => stage.inbound.map(({ text }) => text)).toEqual(['while nobody listened']);
    await stage.send(await stage.job(PHONE, 'hello'));
    await expect.poll(() => stage.reports).toMatchObject([{ status: 0, number: PHONE }]);
  });

  it('acknowledges what is not stored, where a modem insists', async () => {
    const script = parseScript('cnmi: (1),(2),(0),(1),(0)\n> AT+CSMS=0\n< ERROR\n> AT+CSMS?\n< +CSMS: 1,1,1,1\n< OK');
    const { rig, stage } = await scene({ script });
    const commands: string[] = [];
    rig.simulator.on('command', (text) => commands.push(text));
    await stage.addModem(rig.port);
    await rig.simulator.service.deliver('+4915112345678', 'direct');
    await expect.poll(() => stage.inbound.map(({ text }) => text)).toEqual(['direct']);
    await expect.poll(() => commands).toContain('AT+CNMA');
  });

  it('leaves on the SIM what it cannot read', async () => {
    const { rig, stage } = await scene({ script: parseScript('> AT+CMGL=4\n< +CMGL: 7,1,,23\n< 00FF\n< OK') });
    const commands: string[] = [];
    rig.simulator.on('command', (text) => commands.push(text));
    await rig.simulator.service.deliver('+4915112345678', 'listed otherwise');
    await stage.addModem(rig.port);
    await expect.poll(() => commands.filter((text) => text === 'AT+CMGL=4').length).toBeGreaterThan(0);
    expect(commands).not.toContain('AT+CMGD=7');
    expect(stage.inbound).toEqual([]);
  });
});
