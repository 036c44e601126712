import { createHash, createPublicKey, verify } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DkimKeyInput } from '../../gateway/core/model/dkim.ts';
import { RelaxedBodyHash } from '../../gateway/mail/send/dkim/canonical.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

let out: Awaited<ReturnType<typeof openMailOut>>;
let sink: SmtpSink;
beforeEach(async () => {
  out = await openMailOut();
  sink = await SmtpSink.start();
  await out.route(sink.port);
});
afterEach(async () => {
  await out.close();
  await sink.close();
});

/** Another reading of RFC 6376 than the signer's: whole mails, strings and regular expressions. */
function check(raw: Buffer, publicKeys: Record<string, string>): { valid: string[]; broken: string[] } {
  const mail = raw.toString('latin1');
  const end = mail.indexOf('\r\n\r\n');
  const fields = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const body = mail
    .slice(end + 4)
    .replace(/[ \t]+/g, ' ')
    .replace(/ \r\n/g, '\r\n')
    .replace(/ $/, '')
    .replace(/(\r\n)+$/, '');
  const bodyHash = createHash('sha256')
    .update(Buffer.from(body === '' ? '' : `${body}\r\n`, 'latin1'))
    .digest('base64');
  const relaxed = (field: string) => {
    const [, name = '', value = ''] = /^([^:]*):([\s\S]*)$/.exec(field)!;
    return `${name.trim().toLowerCase()}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  };
  const result = { valid: [] as string[], broken: [] as string[] };
  for (const field of fields.filter((one) => /^DKIM-Signature:/i.test(one))) {
    const tags = new Map(
      field
        .replace(/^[^:]*:/, '')
        .split(';')
        .map((tag) => [tag.split('=')[0]!.trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]),
    );
    const left = [...fields];
    const signed = tags
      .get('h')!
      .split(':')
      .flatMap((name) => {
        const at = left.findLastIndex((one) => one.split(':')[0]!.trim().toLowerCase() === name.toLowerCase());
        return at < 0 ? [] : [relaxed(left.splice(at, 1)[0]!)];
      });
    const own = relaxed(field.replace(/(;\s*b=)[\s\S]*$/, '$1'));
    const data = Buffer.from([...signed, own].join('\r\n'), 'latin1');
    const selector = `${tags.get('s')}._domainkey.${tags.get('d')}`;
    const key = Buffer.from(publicKeys[selector] ?? '', 'base64');
    const isRsa = tags.get('a') === 'rsa-sha256';
    const spki = isRsa ? key : Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const octets = isRsa ? data : createHash('sha256').update(data).digest();
    const holds = verify(isRsa ? 'sha256' : null, octets, publicKey, Buffer.from(tags.get('b')!, 'base64'));
    (holds && tags.get('bh') === bodyHash ? result.valid : result.broken).push(selector);
  }
  return result;
}

const key = (input: object) => out.dkim.create(DkimKeyInput.parse(input));
const published = async () =>
  Object.fromEntries((await out.dkim.list()).map(({ record }) => [record.name, /p=(.*)/.exec(record.value)![1]!]));

const MAIL = [
  'Received: from a by b;',
  '\tMon, 2 Mar 2026 09:00:00 +0000',
  'From: "Doe, Jane @ ACME" <jane@sub.Example.com>',
  'To: user@example.net',
  'Subject:  two   blanks',
  '\tand a fold',
  'Date: Mon, 2 Mar 2026 09:00:00 +0000',
  '',
  'Hello  there \t ',
  '.',
  '  indented',
  '',
  '',
  '',
].join('\r\n');

describe('DKIM', () => {
  it('hashes a body as RFC 8463, appendix A, does', () => {
    const hash = new RelaxedBodyHash();
    hash.push(Buffer.from('Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n'));
    expect(hash.digest()).toBe('2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=');
  });

  it('signs for the domain of From and those below it, with both kinds of key, and changes no octet', async () => {
    await key({ domain: 'example.com', selector: 'rsa' });
    await key({ domain: 'example.com', selector: 'ed', algorithm: 'ed25519-sha256' });
    await out.send(['user@example.net'], { raw: Buffer.from(MAIL) });
    const { raw, args } = sink.mails[0]!;
    expect(raw.toString('latin1').endsWith(MAIL)).toBe(true);
    expect(Number(args.SIZE)).toBe(raw.length);
    const keys = await published();
    expect(check(raw, keys)).toEqual({
      valid: expect.arrayContaining(['rsa._domainkey.example.com', 'ed._domainkey.example.com']),
      broken: [],
    });
    expect(raw.toString('latin1').match(/^DKIM-Signature/gm)).toHaveLength(2);
    for (const [from, to] of [
      ['Hello', 'Hallo'],
      ['two   blanks', 'two letters'],
      ['To: user', 'From: evil@example.com\r\nTo: user'],
    ] as const) {
      const changed = Buffer.from(raw.toString('latin1').replace(from, to), 'latin1');
      expect(check(changed, keys).valid, from).toEqual([]);
    }
  });

  it('leaves other domains alone, and mails with two senders', async () => {
    await key({ domain: 'example.com' });
    for (const from of ['a@example.org', 'a@notexample.com', 'a@example.com, b@example.com']) {
      const raw = Buffer.from(MAIL.replace(/From: .*/, `From: ${from}`));
      await out.send(['user@example.net'], { raw });
      expect(sink.mails.at(-1)!.raw.equals(raw), from).toBe(true);
    }
  });

  it('a new key follows an old one: made, published, switched on', async () => {
    const old = await key({ domain: 'Example.com' });
    expect(old.record.name).toMatch(/^\d{4}a\._domainkey\.example\.com$/);
    expect(old.record.value).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{392}$/);
    expect(old.record.zone).toMatch(/IN TXT \( "[^"]{255}" "[^"]+" \)$/);
    const next = await out.dkim.rotate(old.id);
    expect(next).toMatchObject({ enabled: false, selector: old.selector.replace('a', 'b') });
    await out.dkim.update(next.id, { enabled: true });
    expect((await out.dkim.get(old.id)).enabled).toBe(false);
    await out.send(['user@example.net'], { raw: Buffer.from(MAIL) });
    expect(check(sink.mails[0]!.raw, await published()).valid).toEqual([next.record.name]);
    await out.dkim.remove(next.id);
    await out.send(['user@example.net'], { raw: Buffer.from(MAIL) });
    expect(sink.mails[1]!.raw.toString()).toBe(MAIL);
    await expect(key({ domain: 'example.com', selector: old.selector })).rejects.toMatchObject({ status: 409 });
    const row = (await out.stores.dkim.get(old.id))!;
    expect(row.privateKey.includes('PRIVATE')).toBe(false);
    expect(out.sealer.open(row.privateKey, `dkim:${old.id}`).length).toBeGreaterThan(1000);
  });

  it('a body hash is the same in whatever pieces it comes', () => {
    const hashOf = (body: string, pieces: number) => {
      const hash = new RelaxedBodyHash();
      const octets = Buffer.from(body, 'latin1');
      for (let at = 0; at < octets.length; at += pieces) hash.push(octets.subarray(at, at + pieces));
      return hash.digest();
    };
    const bodies = [
      '',
      '\r\n\r\n',
      ' \t \r\n',
      'a',
      'a \r\n',
      ' a\t\tb \r\n\r\n c\r\n\r\n',
      `x${' '.repeat(5000)}y\r\n`,
      '\r\n'.repeat(3000).concat('z'),
    ];
    for (const body of bodies) {
      const relaxed = body
        .replace(/[ \t]+/g, ' ')
        .replace(/ (\r\n|$)/g, '$1')
        .replace(/(\r\n)+$/, '');
      const expected = createHash('sha256')
        .update(relaxed === '' ? '' : `${relaxed}\r\n`)
        .digest('base64');
      for (const pieces of [1, 3, 65_536])
        expect(hashOf(body, pieces), JSON.stringify(body.slice(0, 20))).toBe(expected);
    }
  });

  it('25 MB are signed without being held in memory', async () => {
    await key({ domain: 'example.com' });
    const head = Buffer.from('From: a@example.com\r\nSubject: big\r\n\r\n');
    const piece = Buffer.alloc(65_536, `${'x'.repeat(62)}\r\n`);
    let ahead = 0;
    let most = 0;
    sink.faults.tap = (chunk) => {
      most = Math.max(most, ahead);
      ahead -= chunk.length;
    };
    async function* octets() {
      ahead = 0;
      yield head;
      for (let n = 0; n < 400; n++) {
        ahead += piece.length;
        yield piece;
      }
    }
    const open = () => Readable.from(octets(), { objectMode: false });
    const [outcome] = await out.send(['user@example.net'], {
      content: {
        channel: 'email',
        from: 'a@example.com',
        size: head.length + 400 * piece.length,
        open,
        eightBit: false,
      },
    });
    expect(outcome!.kind).toBe('sent');
    // What is between the two is in the buffers of streams and sockets.
    expect(most).toBeLessThan(12 * 1024 * 1024);
  });
});
