import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { AtChannel } from '../../../gateway/sms/at/channel.ts';
import { DEFAULT_TIMING } from '../../../gateway/sms/at/timing.ts';
import { negotiateAnnouncements } from '../../../gateway/sms/modem/announcements.ts';
import type { Profile } from '../../../gateway/sms/modem/profile.ts';
import { loadProfiles } from '../../../gateway/sms/modem/profile-load.ts';
import { StreamPort } from '../../../gateway/sms/port/port.ts';
import { Trace } from '../../../gateway/sms/port/trace.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, SHIPPED_PROFILES, type SmsStage } from '../../rig/sms.ts';

const { generic } = await loadProfiles(SHIPPED_PROFILES, null);
const NO_CONFIRMATION = { ...generic.sms, acknowledge: null };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function simulate(script: string): Promise<ModemRig> {
  const rig = await startSimulatedModem({ transport: 'direct', script: parseScript(script) });
  closing.push(() => rig.stop());
  return rig;
}

async function negotiate(script: string, sms: Profile['sms'] = generic.sms) {
  const { simulator } = await simulate(script);
  const commands: string[] = [];
  simulator.on('command', (text) => commands.push(text));
  const wire = simulator.connect();
  const channel = new AtChannel({
    port: new StreamPort('wire', wire, async () => void wire.destroy()),
    clock: systemClock,
    trace: new Trace(systemClock),
    onUrc: () => {},
    onSync: () => {},
    onRestart: () => {},
    onDead: () => {},
  });
  channel.tune({ unsolicited: [], noise: [], errors: [] }, { ...DEFAULT_TIMING, quiet: 5, command: 500 });
  channel.start();
  closing.push(() => channel.close());
  return { ...(await negotiateAnnouncements(channel, sms)), commands };
}

describe('negotiateAnnouncements', () => {
  it('takes what the profile likes best among what the modem lists', async () => {
    expect(await negotiate('cnmi: (0-3),(0-3),(0,2),(0-2),(0,1)')).toMatchObject({
      cnmi: '2,1,0,1,0',
      acknowledge: null,
    });
    expect(await negotiate('cnmi: (0,1),(0,1),(0),(0,2),(1)')).toMatchObject({ cnmi: '1,1,0,2,1' });
  });

  it('goes on where the modem refuses what it lists: another mode first, reports stored next, none last', async () => {
    const listed = 'cnmi: (0-2),(0-3),(0),(0-2),(0)\ncnmiTakes: ';
    expect(await negotiate(`${listed}(0,1),(0-3),(0),(0-2),(0)`)).toMatchObject({ cnmi: '1,1,0,1,0' });
    expect(await negotiate(`${listed}(0-2),(0-3),(0),(0,2),(0)`)).toMatchObject({ cnmi: '2,1,0,2,0' });
    expect(await negotiate(`${listed}(0-2),(0-3),(0),(0),(0)`)).toMatchObject({ cnmi: '2,1,0,0,0' });
  });

  it('does not believe an OK that changes nothing', async () => {
    const { cnmi } = await negotiate('> AT+CNMI=2,1,0,1,0\n< OK\n> AT+CNMI=1,1,0,1,0\n< OK\n> AT+CNMI=3,1,0,1,0\n< OK');
    expect(cnmi).toBe('2,1,0,2,0');
  });

  it('tries all it knows where the modem lists nothing', async () => {
    expect(await negotiate('> AT+CNMI=?\n< ERROR')).toMatchObject({ cnmi: '2,1,0,1,0' });
  });

  it('has messages come unstored only where they cannot come stored, and then confirms each', async () => {
    const unstored = 'cnmi: (0-2),(0,2),(0),(0,1),(0)';
    const { commands, ...announcements } = await negotiate(unstored);
    expect(announcements).toEqual({ cnmi: '2,2,0,1,0', acknowledge: 'AT+CNMA' });
    expect(commands).toContain('AT+CSMS=1');
  });

  it('has nothing come unstored where confirming does not work', async () => {
    const { commands, ...announcements } = await negotiate('cnmi: (0-2),(0,2),(0),(0,1),(0)', NO_CONFIRMATION);
    expect(announcements).toEqual({ cnmi: null, acknowledge: null });
    expect(commands.at(-1)).toBe('AT+CNMI=0,0,0,0,0');
  });

  it('confirms reports to a modem that insists on it, or has them stored', async () => {
    const insists = '> AT+CSMS?\n< +CSMS: 1,1,1,1\n< OK';
    expect(await negotiate(insists)).toMatchObject({ cnmi: '2,1,0,1,0', acknowledge: 'AT+CNMA' });
    expect(await negotiate(insists, NO_CONFIRMATION)).toMatchObject({ cnmi: '2,1,0,2,0', acknowledge: null });
  });
});

describe('a modem that shows messages and keeps none', () => {
  const SCRIPT = 'cnmi: (0-2),(0,2),(0),(0,1),(0)\nackMs: 400';
  let down = false;

  async function begin() {
    const { simulator } = await simulate(SCRIPT);
    const commands: string[] = [];
    simulator.on('command', (text) => commands.push(text));
    const open = async () => {
      const wire = simulator.connect();
      return new StreamPort('/dev/modem', wire, async () => void wire.destroy());
    };
    const onInbound = async () => {
      if (down) throw new Error('the database is down');
    };
    const stage: SmsStage = await openSmsStage({ ports: { '/dev/modem': open }, onInbound });
    closing.push(() => stage.close());
    const id = await stage.addModem('/dev/modem', { profile: 'generic' });
    const confirmed = () => commands.filter((text) => text === 'AT+CNMA').length;
    return { simulator, stage, id, confirmed };
  }

  it('gets its confirmation once a message is safe', async () => {
    const { simulator, stage, confirmed } = await begin();
    await simulator.service.deliver('+4930111', 'one');
    await expect.poll(confirmed).toBe(1);
    expect(stage.inbound.map(({ text }) => text)).toEqual(['one']);
    await simulator.service.deliver('+4930111', 'two');
    await expect.poll(confirmed).toBe(2);
  });

  it('gets none while nothing can be stored, and the message comes again', async () => {
    const { simulator, stage, id, confirmed } = await begin();
    down = true;
    await simulator.service.deliver('+4930111', 'again');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([confirmed(), stage.inbound.length]).toEqual([0, 0]);
    down = false;
    await stage.pool.restart(id);
    await stage.until(id, 'ready');
    await expect.poll(() => stage.inbound.map(({ text }) => text)).toEqual(['again']);
  });
});
