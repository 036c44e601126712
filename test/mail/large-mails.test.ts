import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const MAILS = 20;
const MB = 1024 * 1024;
const SIZE = 25 * MB;
const PIECE = Buffer.alloc(64 * 1024, `${'0123456789'.repeat(7)}abcdefgh\r\n`.slice(0, 80));

let child: ChildProcess | null = null;
afterEach(async () => {
  if (child?.connected) {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  }
});

async function ask<T>(): Promise<T> {
  child!.send('memory');
  return (await once(child!, 'message'))[0] as T;
}

/** Lines of 80 octets, so that every piece ends where a line does. */
async function sendLarge(port: number): Promise<string> {
  const talk = await SmtpTalk.greeted(port);
  for (const command of ['MAIL FROM:<app@example.com>', 'RCPT TO:<user@example.net>', 'DATA']) await talk.say(command);
  await talk.push(Buffer.from('Subject: large\r\n\r\n'));
  const piece = PIECE.subarray(0, Math.floor(PIECE.length / 80) * 80);
  for (let sent = 0; sent < SIZE; sent += piece.length) await talk.push(piece);
  const reply = await talk.say('.');
  talk.close();
  return reply;
}

it(`holds no mail in memory: ${MAILS} of 25 MB at the same time`, { timeout: 180_000 }, async () => {
  const program = fileURLToPath(new URL('../rig/mail-in-process.ts', import.meta.url));
  child = fork(program, { execArgv: ['--import', 'tsx'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  expect(await sendLarge(port)).toMatch(/^250/); // warm
  const { rss } = await ask<{ rss: number }>();
  const replies = await Promise.all(Array.from({ length: MAILS }, () => sendLarge(port)));
  expect(replies.filter((reply) => !reply.startsWith('250'))).toEqual([]);
  const { peak } = await ask<{ peak: number }>();
  console.info(`Memory: ${Math.round(rss / MB)} MB after the first mail, ${Math.round(peak / MB)} MB at most.`);
  expect((peak - rss) / MB).toBeLessThan(250);
});
