import { describe, expect, it } from 'vitest';
import { HeaderCollector, readHeader, valuesOf } from '../../gateway/mail/receive/header.ts';
import { OctetScan } from '../../gateway/mail/receive/octets.ts';
import { stamp } from '../../gateway/mail/receive/stamp.ts';
import { decodeWords, subjectForQueue } from '../../gateway/mail/receive/subject.ts';

describe('a header', () => {
  it('is read with folded and odd fields', () => {
    const text = Buffer.from('Subject: one\r\n\ttwo\r\nX-Odd : v\r\nRECEIVED: a\r\nReceived: b\r\n\r\nbody');
    const header = readHeader(text);
    expect(header).toMatchObject({ terminated: true, length: text.length - 4 });
    expect(valuesOf(header, 'subject')).toEqual(['one\ttwo']);
    expect(valuesOf(header, 'x-odd')).toEqual(['v']);
    expect(valuesOf(header, 'received')).toEqual(['a', 'b']);
  });

  it('is found wherever the pieces are cut', () => {
    const text = Buffer.from('Subject: x\r\nTo: y\r\n\r\nbody');
    for (let size = 1; size <= text.length; size++) {
      const collector = new HeaderCollector(1_000);
      let complete = false;
      let at = 0;
      while (!complete && at < text.length) {
        complete = collector.push(text.subarray(at, at + size));
        at += size;
      }
      expect(complete).toBe(true);
      expect(text.subarray(0, collector.text.length).equals(collector.text)).toBe(true);
      expect(readHeader(collector.text)).toMatchObject({ terminated: true, length: 21 });
    }
  });

  it('in a million tiny pieces takes no long time', () => {
    const collector = new HeaderCollector(256 * 1024);
    const began = performance.now();
    const piece = Buffer.from('x');
    while (!collector.push(piece));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('the octets', () => {
  const scan = (...pieces: string[]) => {
    const scanner = new OctetScan();
    for (const piece of pieces) scanner.push(Buffer.from(piece, 'latin1'));
    return scanner;
  };
  it('pass with CR LF in two pieces', () => expect(scan('a\r', '\nb\r\n').eightBit).toBe(false));
  it('show what is 8-bit', () => expect(scan('a', 'caf\xe9').eightBit).toBe(true));
  it.each([['a\r', 'b'], ['a', '\nb'], ['a\n'], ['a\r\r\n'], ['\0'], ['\r', '\0']])('%j %j is refused', (...pieces) =>
    expect(() => scan(...pieces.filter((piece) => piece !== undefined))).toThrow(/5\.6\.0/),
  );
});

describe('a subject in the queue', () => {
  it.each([
    ['Hello', 'Hello'],
    ['=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['=?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe_an?= alle', 'Grüße an alle'],
    ['=?iso-8859-1?q?caf=E9?=', 'café'],
    ['=?klingon?q?x?=', '=?klingon?q?x?='],
    ['Your code is 482913', 'Your code is ••••'],
    ['A7F3-9K2L is your code', '•••• is your code'],
    ['Re: 3 of 12 done', 'Re: 3 of 12 done'],
    [' two\r\n lines ', 'two lines'],
  ])('%j is shown as %j', (raw, shown) => expect(subjectForQueue(raw)).toBe(shown));

  it('in raw UTF-8 is decoded, in anything else it is shown somehow', () => {
    expect(decodeWords(Buffer.from('Grüße').toString('latin1'))).toBe('Grüße');
    expect(decodeWords('caf\xe9')).toMatch(/^caf/);
  });
});

describe('our stamp', () => {
  const input = {
    header: readHeader(Buffer.from('Date: x\r\nMessage-ID: <y>\r\n\r\n')),
    origin: { ip: 'fd00::1', hello: 'bad)\r\nX-Injected: yes (', protocol: 'ESMTPS', tls: 'TLSv1.3 TLS_AES' },
    hostname: 'gateway.test',
    id: 'id-1',
    recipient: 'a@example.net>\r\nX: y',
    now: Date.parse('2026-03-02T09:00:00Z'),
  };
  it('cannot be broken by what a client says of itself', () => {
    expect(stamp(input)).toBe(
      'Received: from bad???X-Injected: yes ? ([IPv6:fd00::1])\r\n' +
        '\tby gateway.test with ESMTPS\r\n\t(TLSv1.3 TLS_AES)\r\n\tid id-1; Mon, 02 Mar 2026 09:00:00 +0000\r\n',
    );
  });
});
