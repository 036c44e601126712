import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

/*
 * Mails that strangers make to keep a parser busy: in the product they are read on a thread of its own, so that nobody
 * else waits. Run from source they would not be, so this needs the built product.
 */

const MB = 1024 * 1024;
const HEAD = 'From: app@example.com\r\nSubject: hostile\r\nMIME-Version: 1.0\r\n';
const repeat = (text: string, octets: number) => text.repeat(Math.ceil(octets / text.length));

const HOSTILE: Record<string, string> = {
  'a hundred thousand parts': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat(`--b\r\nContent-Type: text/plain\r\n\r\n${'x'.repeat(60)}\r\n`, 10 * MB)}--b--\r\n`,
  'parts within parts': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n', 10 * MB)}`,
  'ten megabytes of flowed lines': `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\n${repeat('ab \r\n', 10 * MB)}`,
  'tags within tags': `${HEAD}Content-Type: text/html\r\n\r\n${repeat('<table><tr><td>\r\n', 10 * MB)}`,
};
/** Reading takes seconds; a request meanwhile, milliseconds. The machine may be busy. */
const MOST_MS = 500;

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.close());

/** The longest that a small request took while `work` went on (ms). */
async function slowestMeanwhile(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let slowest = 0;
  const end = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const began = performance.now();
    await gateway.api.get('/hosts');
    slowest = Math.max(slowest, performance.now() - began);
  }
  await end;
  return slowest;
}

async function send(to: string, mail: string): Promise<string> {
  const talk = await SmtpTalk.greeted(Number(gateway.smtp[0]!.split(':')[1]));
  try {
    return await talk.mail(to, mail);
  } finally {
    talk.close();
  }
}

it.each(Object.keys(HOSTILE))(
  '%s: nobody waits for its reading',
  async (name) => {
    expect(await send('ann@example.net', HOSTILE[name]!)).toMatch(/^250/);
    const captured = async () => (await gateway.api.get<{ items: { id: string }[] }>('/captured')).items[0];
    while (!(await captured())) await gateway.api.nextEvent(1_000);
    const { id } = (await captured())!;
    // It is shown, or refused with a reason: both are an answer.
    const show = () =>
      gateway.api.get(`/captured/${id}`).catch((error: { code: string }) => expect(error.code).toBe('MAIL_UNREADABLE'));
    expect(await slowestMeanwhile(show)).toBeLessThan(MOST_MS);
    await gateway.api.delete('/captured');
  },
  60_000,
);

it('texts are read meanwhile, and of the worst no more than its beginning', async () => {
  const worst = `${HEAD}Content-Type: text/html\r\n\r\n${repeat('<', 2 * MB)}`;
  const slowest = await slowestMeanwhile(async () => {
    expect(await send('+447700900123@sms.gateway', worst)).toMatch(/^(250|554)/);
  });
  expect(slowest).toBeLessThan(MOST_MS);
});
