import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { DiskGuard } from '../../gateway/mail/receive/disk.ts';
import { TestClock } from '../rig/clock.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const run = promisify(execFile);
const MB = 1024 * 1024;
const MESSAGE = 'Subject: hi\r\n\r\nText\r\n';

let inbound: Awaited<ReturnType<typeof openMailIn>> | null = null;
let talk: SmtpTalk | null = null;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  talk?.close();
  await inbound?.close();
  inbound = null;
  for (const end of ends.splice(0).reverse()) await end();
});

/** A disk of its own of 24 MB; null where this user may mount none. */
async function smallDisk(): Promise<string | null> {
  const path = await mkdtemp(join(tmpdir(), 'gateway-disk-'));
  ends.push(() => rm(path, { recursive: true }));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', path]);
  } catch {
    console.info('A small disk cannot be mounted here: the full one is played by the reserve alone.');
    return null;
  }
  ends.push(() => run('umount', [path]));
  return path;
}

/** The first MAIL after a while has a look taken; one of the next is answered by it. */
async function senderUntil(client: SmtpTalk, reply: RegExp): Promise<string> {
  for (let tries = 0; tries < 1_000; tries++) {
    const answer = await client.say('MAIL FROM:<a@example.com>');
    if (reply.test(answer)) {
      await client.say('RSET');
      return answer;
    }
    await client.say('RSET');
  }
  return 'never';
}

describe('a disk that is nearly full', () => {
  it('puts mail off with 452 before it is asked for, and takes it again as soon as there is room', async () => {
    const path = await smallDisk();
    const clock = new TestClock(Date.now());
    const diskPath = path ?? tmpdir();
    const { bavail, bsize } = await statfs(diskPath);
    const reserve = path ? 8 * MB : bavail * bsize * 2;
    inbound = await openMailIn({ clock, diskPath, diskReserve: reserve });
    talk = await SmtpTalk.greeted(inbound.port);
    if (path) {
      expect(await talk.mail('a@example.net', MESSAGE)).toMatch(/^250/);
      expect(await talk.say(`MAIL FROM:<a@example.com> SIZE=${10 * MB}`)).toMatch(/^452 4\.3\.1/); // by announcement
      await writeFile(join(path, 'ballast'), Buffer.alloc(18 * MB));
      clock.advance(3_000);
    }
    expect(await senderUntil(talk, /^452/)).toMatch(/^452 4\.3\.1/);
    expect(inbound.counts().refused.get('disk-full')).toBeGreaterThan(0);
    if (!path) return;
    await rm(join(path, 'ballast'));
    clock.advance(3_000);
    await senderUntil(talk, /^250/);
    expect(await talk.mail('a@example.net', MESSAGE)).toMatch(/^250/);
  });

  it('is noticed in the middle of a mail, of which nothing stays', async () => {
    const path = await smallDisk();
    if (!path) return;
    inbound = await openMailIn({ diskPath: path, diskReserve: 8 * MB });
    talk = await SmtpTalk.greeted(inbound.port);
    const large = Buffer.from(`Subject: x\r\n\r\n${`${'x'.repeat(78)}\r\n`.repeat(150_000)}`);
    expect(await talk.mail('a@example.net', large)).toMatch(/^452 4\.3\.1/);
    expect(await inbound.claim()).toEqual([]);
    expect(await inbound.storedChunks()).toBe(0);
    expect(await talk.say('NOOP')).toMatch(/^250/);
  });

  it('that cannot be asked stops nothing', async () => {
    const disk = new DiskGuard({ path: '/no/such/folder', reserve: MB, clock: systemClock, log: silentLog });
    await disk.look();
    expect(disk.hasRoom()).toBe(true);
  });

  it('is not asked for every mail', async () => {
    const clock = new TestClock();
    const disk = new DiskGuard({ path: tmpdir(), reserve: 0, clock, log: silentLog });
    await disk.look();
    const began = performance.now();
    for (let n = 0; n < 100_000; n++) disk.take(100);
    expect(performance.now() - began).toBeLessThan(200);
  });
});
