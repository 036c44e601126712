import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../rig/gateway.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { addSmarthost, addToken, type MessageView, startBareGateway, watch } from './steps.ts';

describe('mail servers that say no', () => {
  let gateway: RunningGateway;
  let sink: SmtpSink;
  let live: Awaited<ReturnType<typeof watch>>;

  const push = async (email = 'ada@example.com') => {
    const { id } = await addToken(gateway, { email });
    return gateway.api.post<{ pushId: string; messageId: string }>(`/tokens/${id}/push`, { channel: 'email' });
  };
  const failedOnce = (id: string) =>
    live.until(async () => {
      const message = await gateway.api.get<MessageView>(`/messages/${id}`);
      return message.state === 'queued' && message.attempts > 0 ? message : null;
    });

  beforeAll(async () => {
    sink = await SmtpSink.start();
    gateway = await startBareGateway();
    live = await watch(gateway);
    await addSmarthost(gateway, sink.port);
  });

  afterAll(async () => {
    live.close();
    await gateway.close();
    await sink.close();
  });

  it('for now (4xx): the same mail is sent again by itself within seconds', async () => {
    sink.faults.rcpt['ada@example.com'] = '451 4.7.1 Greylisted, come back later';
    const { messageId } = await push();
    const waiting = await failedOnce(messageId);
    expect(waiting.error?.message).toContain('451 4.7.1 Greylisted, come back later');
    expect(Date.parse(waiting.nextAttemptAt!) - Date.now()).toBeLessThan(6_000);
    delete sink.faults.rcpt['ada@example.com'];
    const sent = await live.message(messageId, 'sent');
    expect(sent).toMatchObject({ attempts: 2, error: null });
    expect(sent.attemptLog.map(({ outcome }) => outcome)).toEqual(['temporary', 'sent']);
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]!.raw.toString('latin1')).toMatch(new RegExp(`^Message-ID: <${messageId}@`, 'im'));
  });

  it("for good (5xx): it fails at once with the server's words, and so does the push", async () => {
    sink.faults.rcpt['nobody@example.com'] = '550 5.1.1 <nobody@example.com>: no such user here';
    const { pushId, messageId } = await push('nobody@example.com');
    const failed = await live.message(messageId, 'failed');
    expect(failed.attempts).toBe(1);
    expect(failed.error?.message).toContain('550 5.1.1 <nobody@example.com>: no such user here');
    expect(failed.attemptLog[0]!.dialogue.map(({ text }) => text).join('\n')).toContain('no such user here');
    await live.until(async () => {
      const { state } = await gateway.api.get<{ state: string }>(`/pushes/${pushId}`);
      return state === 'failed' ? true : null;
    });
    expect((await gateway.api.get<{ counts: { failedToday: number } }>('/status')).counts.failedToday).toBe(1);
  });

  it('by being dead: the mails wait, and leave when it is back', async () => {
    const { port } = sink;
    await sink.close();
    const first = await push();
    const waiting = await failedOnce(first.messageId);
    expect(waiting.error).toMatchObject({ code: 'RELAY_UNREACHABLE', message: expect.stringContaining(`${port}`) });
    const second = await push();
    const status = await live.until(async () => {
      const { checks } = await gateway.api.get<{ checks: { area: string; level: string; text: string }[] }>('/status');
      return checks.find(({ area, level }) => area === 'mail' && level === 'error') ?? null;
    });
    expect(status.text).toContain(`${port}`);

    sink = await SmtpSink.start({ port });
    await sink.waitFor(2);
    const sent = await Promise.all([first, second].map(({ messageId }) => live.message(messageId, 'sent')));
    expect(sent.map(({ error }) => error)).toEqual([null, null]);
    expect(sink.mails).toHaveLength(2);
    await live.until(async () => {
      const { items } = await gateway.api.get<{ items: { health: { state: string } }[] }>('/mail/routes');
      return items[0]!.health.state === 'ok' ? true : null;
    });
  });
});
