import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { AtChannel, type Urc } from '../../../gateway/sms/at/channel.ts';
import { PLAIN_GRAMMAR } from '../../../gateway/sms/at/reply.ts';
import { DEFAULT_TIMING, type Timing } from '../../../gateway/sms/at/timing.ts';
import { Trace } from '../../../gateway/sms/port/trace.ts';
import { type Answerer, ScriptedPort } from '../../rig/scripted-port.ts';

const FAST: Timing = { ...DEFAULT_TIMING, command: 80, slow: 80, prompt: 80, submit: 120, quiet: 10, wake: 30 };
const PDU = '0011000B919471325476F80000A70AE8329BFD4697D9EC37';
const done = async () => {};

interface Bench {
  port: ScriptedPort;
  channel: AtChannel;
  trace: Trace;
  urcs: Urc[];
  dead: GatewayError[];
  sync: boolean[];
  restarts: number;
}
const benches: Bench[] = [];

/** A modem that answers ESC with nothing and AT with OK; the rest is the test's. */
function bench(answer: Answerer): Bench {
  const port = new ScriptedPort((text, self) => {
    if (text === '\x1b\r') return '';
    return text === 'AT\r' ? '\r\nOK\r\n' : answer(text, self);
  });
  const trace = new Trace(systemClock);
  const made: Bench = { port, trace, urcs: [], dead: [], sync: [], restarts: 0, channel: null! };
  made.channel = new AtChannel({
    port,
    clock: systemClock,
    trace,
    onUrc: (urc) => made.urcs.push(urc),
    onSync: (inSync) => made.sync.push(inSync),
    onRestart: () => made.restarts++,
    onDead: (reason) => made.dead.push(reason),
  });
  made.channel.tune(PLAIN_GRAMMAR, FAST);
  made.channel.start();
  benches.push(made);
  return made;
}

/** A modem that takes messages and answers each with `result`. */
const taking =
  (result: string): Answerer =>
  (text) => {
    if (text.startsWith('AT+CMGS=')) return '\r\n> ';
    return text.endsWith('\x1a') ? result : '\r\nOK\r\n';
  };

afterEach(async () => {
  for (const { channel } of benches.splice(0)) await channel.close();
});

describe('AtChannel', () => {
  it('wakes the modem with ESC and AT before the first command, never with Ctrl-Z', async () => {
    const { port, channel } = bench(() => '\r\nOK\r\n');
    await channel.run('ATE0');
    expect(port.written).toEqual(['\x1b\r', 'AT\r', 'ATE0\r']);
  });

  it('collects the lines of an answer and leaves echoes and unsolicited lines out', async () => {
    const { channel, urcs } = bench(
      () => 'AT+CSQ\r\r\n^RSSI: 12\r\n\r\n+CSQ: 21,99\r\n\r\n+CMTI: "SM",3\r\n\r\nOK\r\n',
    );
    const reply = await channel.run('AT+CSQ');
    expect(reply).toEqual({ lines: ['+CSQ: 21,99'], final: { kind: 'ok' }, handedOver: false });
    expect(urcs.map(({ line }) => line)).toEqual(['^RSSI: 12', '+CMTI: "SM",3']);
  });

  it('puts a report and its PDU together in the middle of a reply', async () => {
    const { channel, urcs } = bench(() => '\r\n+CMGL: 1,1,,23\r\n+CDS: 25\r\n0006AABB\r\n07919471\r\nOK\r\n');
    const reply = await channel.run('AT+CMGL=4');
    expect(reply.lines).toEqual(['+CMGL: 1,1,,23', '07919471']);
    expect(urcs).toEqual([{ line: '+CDS: 25', body: '0006AABB' }]);
  });

  it('asks one command at a time, messages before housekeeping', async () => {
    const { port, channel } = bench(taking('\r\n+CMGS: 1\r\n\r\nOK\r\n'));
    await channel.run('AT+CSQ');
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      channel.run('AT+CREG?').then(note('first')),
      channel.run('AT+COPS?').then(note('housekeeping')),
      channel.run('AT+CMGD=1', { priority: 'inbound' }).then(note('inbound')),
      channel.runPrompted('AT+CMGS=23', PDU, done).then(note('submit')),
    ]);
    expect(order).toEqual(['first', 'submit', 'inbound', 'housekeeping']);
    expect(port.written.slice(-5)).toEqual(['AT+CREG?\r', 'AT+CMGS=23\r', `${PDU}\x1a`, 'AT+CMGD=1\r', 'AT+COPS?\r']);
  });

  describe('a command with a payload', () => {
    it('hands it over when prompt and claim are both there, in either order', async () => {
      for (const slow of ['prompt', 'claim']) {
        let claimed = false;
        const { channel } = bench((text, port) => {
          if (text.startsWith('AT+CMGS=')) {
            setTimeout(() => port.say('\r\n> '), slow === 'prompt' ? 30 : 0);
            return undefined;
          }
          expect(claimed).toBe(true);
          return `${text.slice(0, -1)}\r\n+CMGS: 42\r\n\r\nOK\r\n`;
        });
        const before = async () => {
          await new Promise((resolve) => setTimeout(resolve, slow === 'claim' ? 30 : 0));
          claimed = true;
        };
        const reply = await channel.runPrompted('AT+CMGS=23', PDU, before);
        expect(reply).toEqual({ lines: ['+CMGS: 42'], final: { kind: 'ok' }, handedOver: true });
      }
    });

    it('passes a refusal on, before and after the payload', async () => {
      const late = bench(taking('\r\n+CMS ERROR: 38\r\n'));
      const refused = { kind: 'cms', code: 38, text: '38' };
      expect(await late.channel.runPrompted('AT+CMGS=23', PDU, done)).toMatchObject({
        final: refused,
        handedOver: true,
      });
      const early = bench((text) => (text.startsWith('AT+CMGS=') ? '\r\n+CMS ERROR: 302\r\n' : '\r\nOK\r\n'));
      const reply = await early.channel.runPrompted('AT+CMGS=23', PDU, done);
      expect(reply).toMatchObject({ final: { kind: 'cms', code: 302 }, handedOver: false });
      expect(early.port.written.join('')).not.toContain('\x1a');
    });

    it('gives up without a prompt: ESC, silence, AT, and nothing handed over', async () => {
      let prompts = 0;
      const { port, channel, sync } = bench((text) => {
        if (text.startsWith('AT+CMGS=')) return prompts++ === 0 ? undefined : '\r\n> ';
        return '\r\n+CMGS: 1\r\n\r\nOK\r\n';
      });
      const reply = await channel.runPrompted('AT+CMGS=23', PDU, done);
      expect(reply).toMatchObject({ final: { kind: 'no-prompt' }, handedOver: false });
      expect((await channel.runPrompted('AT+CMGS=23', PDU, done)).final.kind).toBe('ok');
      expect(port.written).toEqual([
        ...['\x1b\r', 'AT\r', 'AT+CMGS=23\r'],
        ...['\x1b\r', 'AT\r', 'AT+CMGS=23\r', `${PDU}\x1a`],
      ]);
      expect(sync).toEqual([true, false, true]);
    });

    it('says that it was handed over when silence follows', async () => {
      const { port, channel } = bench((text) => (text.startsWith('AT+CMGS=') ? '\r\n> ' : undefined));
      const reply = await channel.runPrompted('AT+CMGS=23', PDU, done);
      expect(reply).toMatchObject({ final: { kind: 'timeout' }, handedOver: true });
      await channel.run('ATI');
      expect(port.written.filter((text) => text.includes('\x1a'))).toHaveLength(1);
    });

    it('withdraws when the claim fails, and nothing goes out', async () => {
      const { port, channel } = bench(taking('\r\n+CMGS: 1\r\n\r\nOK\r\n'));
      const full = new GatewayError('DISK_FULL', 'The disk is full.', { disposition: 'local' });
      const reply = await channel.runPrompted('AT+CMGS=23', PDU, () => Promise.reject(full));
      expect(reply).toMatchObject({ final: { kind: 'withdrawn', error: full }, handedOver: false });
      await channel.run('AT+CSQ');
      expect(port.written.join('')).not.toContain('\x1a');
    });

    it('tells a loss before the payload from one after it', async () => {
      for (const moment of ['before', 'after']) {
        const { channel, dead } = bench((text, port) => {
          if (text.startsWith('AT+CMGS=') && moment === 'after') return '\r\n> ';
          setImmediate(() => port.vanish());
          return undefined;
        });
        const reply = await channel.runPrompted('AT+CMGS=23', PDU, done);
        expect(reply).toMatchObject({ final: { kind: 'lost' }, handedOver: moment === 'after' });
        expect(dead).toMatchObject([{ code: 'PORT_LOST' }]);
      }
    });
  });

  it('notices a port that vanished without a word by the failing write', async () => {
    const { port, channel, dead } = bench(() => '\r\nOK\r\n');
    await channel.run('ATE0');
    port.vanish(true);
    expect((await channel.run('AT+CSQ')).final.kind).toBe('lost');
    await expect.poll(() => dead).toMatchObject([{ code: 'PORT_LOST' }]);
  });

  it('does not take a late answer for the answer to the next command', async () => {
    const { port, channel } = bench((text) => (text === 'AT+COPS?\r' ? undefined : '\r\n+CSQ: 9,99\r\n\r\nOK\r\n'));
    const slow = channel.run('AT+COPS?');
    const next = channel.run('AT+CSQ');
    expect((await slow).final.kind).toBe('timeout');
    port.say('\r\n+COPS: 0\r\n\r\nOK\r\n');
    expect(await next).toMatchObject({ lines: ['+CSQ: 9,99'], final: { kind: 'ok' } });
  });

  it('is dead when nothing answers AT, and says so to all that wait', async () => {
    const { port, channel, dead } = bench(() => undefined);
    port.answer = () => undefined;
    const replies = await Promise.all([channel.run('ATE0'), channel.run('AT+CSQ')]);
    expect(replies.map(({ final }) => final.kind)).toEqual(['lost', 'lost']);
    expect(dead).toMatchObject([{ code: 'AT_DEAD' }]);
    expect(port.written.filter((text) => text === 'AT\r')).toHaveLength(3);
    expect((await channel.run('AT+CREG?')).final.kind).toBe('lost');
  });

  it('ends a command at a line the caller names, for modems that forget the OK', async () => {
    const { channel } = bench(() => '\r\n+CPIN: READY\r\n');
    const reply = await channel.run('AT+CPIN?', { endsWith: /^\+CPIN:/ });
    expect(reply).toMatchObject({ lines: ['+CPIN: READY'], final: { kind: 'ok' } });
  });

  it('does not take an OK that comes a little late for the answer to the next command', async () => {
    const { channel } = bench((text, self) => {
      if (text !== 'AT+CPIN?\r') return '\r\n+CSQ: 9,99\r\n\r\nOK\r\n';
      setImmediate(() => setImmediate(() => self.say('\r\nOK\r\n')));
      return '\r\n+CPIN: READY\r\n';
    });
    channel.tune(PLAIN_GRAMMAR, { ...FAST, quiet: 60 });
    const replies = await Promise.all([channel.run('AT+CPIN?', { endsWith: /^\+CPIN:/ }), channel.run('AT+CSQ')]);
    expect(replies).toMatchObject([{ lines: ['+CPIN: READY'] }, { lines: ['+CSQ: 9,99'] }]);
  });

  it('takes an echo after a silence for a restart, and hands nothing over to a modem that forgot its mode', async () => {
    const test = bench((text) => (text.startsWith('AT+CMGS=') ? '\r\n> ' : '\r\nOK\r\n'));
    const { port, channel } = test;
    for (const command of ['ATE0', 'ATV1', 'AT+CMGF=0']) await channel.run(command);
    port.answer = (text) => (text.startsWith('AT+CMGS=') ? `${text}\r\n> ` : `${text}\r\nOK\r\n`);
    const reply = await channel.runPrompted('AT+CMGS=23', PDU, done);
    expect(reply).toMatchObject({
      final: { kind: 'withdrawn', error: { code: 'MODEM_RESTARTED' } },
      handedOver: false,
    });
    expect(test.restarts).toBe(1);
    expect(port.written.join('')).not.toContain(PDU);
  });

  it('lives with a modem that echoes whatever it is told', async () => {
    const test = bench((text) => (text.startsWith('AT+CMGS=') ? `${text}\r\n> ` : `${text}\r\n+CMGS: 1\r\n\r\nOK\r\n`));
    for (const command of ['ATE0', 'ATV1']) await test.channel.run(command);
    expect(await test.channel.runPrompted('AT+CMGS=23', PDU, done)).toMatchObject({ final: { kind: 'ok' } });
    expect(test.restarts).toBe(0);
  });

  it('keeps a transcript without the message', async () => {
    const { channel, trace } = bench(taking(`${PDU}\r\n+CMGS: 1\r\n\r\nOK\r\n`));
    await channel.runPrompted('AT+CMGS=23', PDU, done);
    const text = trace.since().map(({ dir, text }) => `${dir} ${text}`);
    expect(text).toContain('> <24 octets><Ctrl-Z>');
    expect(text.join('\n')).not.toContain(PDU);
  });
});
