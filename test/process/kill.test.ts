import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../rig/gateway.ts';
import { type ModemRig, startSimulatedModem } from '../rig/modem.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { testFolder } from './program.ts';
import { addSmarthost, type MessageView, startBareGateway, watch } from './steps.ts';

const KILLS = 4;
/** Of each channel, between two kills. */
const BATCH = 12;

interface Accepted {
  id: string;
  channel: 'sms' | 'email';
  to: string;
  subject: string;
}

/** Long ones need two parts, which must come over as one message or not be sent twice either. */
function sms(n: number) {
  const text = `Message ${n}. ${'Each part goes on the air once. '.repeat(n % 3 === 0 ? 6 : 1)}`;
  return { channel: 'sms' as const, to: `+4477009${String(n).padStart(5, '0')}`, text };
}

function mail(n: number) {
  return { channel: 'email' as const, to: `user${n}@example.com`, subject: `Mail ${n}`, text: `This is mail ${n}.` };
}

describe('a gateway that is killed again and again', () => {
  const dataDir = testFolder();
  const accepted: Accepted[] = [];
  let modem: ModemRig;
  let sink: SmtpSink;
  let key: string;
  /** The gateway that runs, or the next one. */
  let running: Promise<RunningGateway>;

  const start = () => startBareGateway({ dataDir });

  /** As a careful client does: the same key again until there is an answer. */
  async function submit(n: number, body: ReturnType<typeof sms> | ReturnType<typeof mail>): Promise<void> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': `${body.channel}-${n}`,
    };
    for (;;) {
      const { url } = await running;
      try {
        const response = await fetch(`${url}/api/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
        const answer = await response.text();
        expect(response.status, answer).toBe(202);
        const { id } = JSON.parse(answer) as { id: string };
        accepted.push({ id, channel: body.channel, to: body.to, subject: 'subject' in body ? body.subject : '' });
        return;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // the connection broke: it was killed
        await wait(5);
      }
    }
  }

  function batch(number: number): Promise<unknown> {
    const numbers = Array.from({ length: BATCH }, (_, index) => number * BATCH + index);
    return Promise.all(numbers.flatMap((n) => [submit(n, sms(n)), submit(n, mail(n))]));
  }

  /** Half of the kills come while the modem has a message and has not answered yet, the others at any moment. */
  async function momentOf(kill: number): Promise<void> {
    if (kill % 2 === 0) await new Promise((resolve) => modem.simulator.once('submit', resolve));
    else await wait(randomInt(10, 500));
  }

  beforeAll(async () => {
    sink = await SmtpSink.start();
    sink.faults.delayMs = 20;
    modem = await startSimulatedModem({ transport: 'pty', faults: { submitMs: 25, reports: 'none' } });
    running = start();
    const gateway = await running;
    await addSmarthost(gateway, sink.port);
    await gateway.api.post('/modems', { name: 'Stick', port: modem.port });
    ({ key } = await gateway.api.post<{ key: string }>('/api-keys', { name: 'client', scopes: ['send'] }));
  });

  afterAll(async () => {
    await (await running).close();
    await modem.stop();
    await sink.close();
  });

  it('loses nothing that it accepted and sends no SMS twice', async () => {
    const startedAt = performance.now();
    for (let kill = 0; kill < KILLS; kill++) {
      const gateway = await running;
      const submitted = batch(kill);
      const refused = submitted.then(() => new Promise<never>(() => {}));
      await Promise.race([momentOf(kill), refused]);
      await gateway.kill();
      running = start();
      await submitted;
    }
    await batch(KILLS);

    const gateway = await running;
    const live = await watch(gateway);
    const unfinished = (state: string) => gateway.api.get<{ items: unknown[] }>(`/messages?state=${state}&limit=1`);
    await live.until(async () => {
      const lists = await Promise.all(['queued', 'sending'].map(unfinished));
      return lists.every(({ items }) => items.length === 0) ? true : null;
    });
    live.close();

    expect(accepted).toHaveLength((KILLS + 1) * BATCH * 2);
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(accepted.length);
    const views = await Promise.all(
      accepted.map(async (message) => ({
        ...message,
        view: await gateway.api.get<MessageView>(`/messages/${message.id}`),
      })),
    );
    const onAir = partsOnAir();
    expect([...onAir].filter(([, count]) => count > 1)).toEqual([]);

    const counts: Record<string, number> = {};
    for (const { id, channel, to, subject, view } of views) {
      counts[`${channel} ${view.state}`] = (counts[`${channel} ${view.state}`] ?? 0) + 1;
      if (channel === 'email') {
        expect(view.state).toBe('sent');
        expectMail(id, to, subject);
        continue;
      }
      const states = view.parts.map(({ state }) => state);
      const sent = view.parts.map((_, index) => onAir.get(`${to} ${index + 1}`) ?? 0);
      if (view.state === 'sent') {
        expect(states.every((state) => state === 'sent')).toBe(true);
        expect(sent.every((count) => count === 1)).toBe(true);
      } else {
        expect(view.state).toBe('uncertain');
        expect(states.filter((state) => state === 'uncertain')).toHaveLength(1);
        states.forEach((state, index) => {
          if (state !== 'uncertain') expect(sent[index]).toBe(state === 'sent' ? 1 : 0);
        });
      }
    }
    // Those that were killed between Ctrl-Z and answer.
    expect(counts['sms uncertain']).toBeGreaterThanOrEqual(1);
    expect(counts['sms uncertain']).toBeLessThanOrEqual(KILLS);
    console.info(
      `${KILLS} kills: ${JSON.stringify(counts)}, ${onAir.size} SMS parts on the air, ${sink.mails.length} mails received,`,
      `${((performance.now() - startedAt) / 1000).toFixed(1)} s.`,
    );
  });

  /** How often each part (`number seq`) got on the air. */
  function partsOnAir(): Map<string, number> {
    const count = new Map<string, number>();
    for (const { onAir, pdu } of modem.simulator.submissions) {
      if (!onAir || !pdu) continue;
      const part = `+${pdu.to.number.replace(/^\+/, '')} ${pdu.concat?.seq ?? 1}`;
      count.set(part, (count.get(part) ?? 0) + 1);
    }
    return count;
  }

  /** It arrived; if more than once, then recognisably as the same mail. */
  function expectMail(id: string, to: string, subject: string): void {
    const copies = sink.mails.filter((mail) => mail.to.includes(to));
    expect(copies.length, subject).toBeGreaterThanOrEqual(1);
    const messageIds = copies.map(({ raw }) => /^Message-ID: (<\S+>)/im.exec(raw.toString('latin1'))?.[1]);
    expect(new Set(messageIds).size).toBe(1);
    expect(messageIds[0]).toContain(id);
  }
});
