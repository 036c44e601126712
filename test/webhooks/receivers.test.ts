import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { postWebhook, signatureOf } from '../../gateway/core/webhook.ts';

/* The receivers of docs/webhooks.md, run as they stand there, and called as the gateway calls. */

const SECRET = 'a secret of some length';
const DOC = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
const snippet = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]+?)^\`\`\``, 'm').exec(DOC)![1]!;
const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;

let child: ChildProcess | null = null;
afterEach(async () => {
  if (child?.exitCode === null && child.kill()) await once(child, 'exit');
  child = null;
});

async function start(command: string, args: string[]) {
  child = spawn(command, args, { env: { ...process.env, PORT: '0', WEBHOOK_SECRET: SECRET }, stdio: 'pipe' });
  child.stderr!.pipe(process.stderr);
  const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const port = Number(/listening on (\d+)/.exec(await line())![1]);
  return { url: `http://127.0.0.1:${port}/`, line };
}

const call = (url: string, event: string, change: { secret?: string; now?: number; deliveryId?: string } = {}) =>
  postWebhook({
    ...{ url, ca: null, secret: SECRET, deliveryId: `0190-${event}`, event, now: Date.now(), timeoutMs: 10_000 },
    body: JSON.stringify({ event, callId: 'x', at: '', evidence: 'Bücher', push: event === 'test' ? null : PUSH }),
    signal: new AbortController().signal,
    ...change,
  });
const PUSH = { id: '1', userLogin: 'ada' };

describe.each([
  {
    language: 'js',
    runs: true,
    command: process.execPath,
    args: (code: string) => ['--input-type=module', '-e', code],
  },
  { language: 'python', runs: hasPython, command: 'python3', args: (code: string) => ['-c', code] },
])('the receiver in $language', ({ language, runs, command, args }) => {
  it.skipIf(!runs)('takes what the gateway signed, once, and nothing else', async () => {
    const { url, line } = await start(command, args(snippet(language)));
    expect((await call(url, 'test')).status).toBe(204);
    expect(await line()).toBe('test -');
    expect((await call(url, 'push.verified')).status).toBe(204);
    expect((await call(url, 'push.verified')).status).toBe(204);
    expect((await call(url, 'push.failed', { secret: 'another secret, longer' })).status).toBe(401);
    expect((await call(url, 'push.failed', { now: Date.now() - 301_000 })).status).toBe(401);
    const stamp = String(Math.floor(Date.now() / 1000));
    const signed = (text: string): Record<string, string> => ({
      'X-Gateway-Timestamp': stamp,
      'X-Gateway-Signature': `v1=${signatureOf(SECRET, stamp, text)}`,
    });
    for (const headers of [signed('{"event":"other"}'), {}, { ...signed('{}'), 'X-Gateway-Timestamp': 'x' }]) {
      expect((await fetch(url, { method: 'POST', body: '{}', headers })).status).toBe(401);
    }
    expect((await call(url, 'push.delivered')).status).toBe(204);
    // Nothing came between: the repeated call and the forged ones were not worked on.
    expect([await line(), await line()]).toEqual(['push.verified ada', 'push.delivered ada']);
  });
});
