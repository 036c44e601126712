import { describe, expect, it } from 'vitest';
import { wireAddress } from '../../gateway/mail/send/address.ts';
import { matchesOf, normalizeMatch } from '../../gateway/mail/send/match.ts';

describe('what a mail route may match', () => {
  it.each([
    ['*', '*'],
    [' Example.COM ', 'example.com'],
    ['.Example.com', '.example.com'],
    ['User@Example.com', 'user@example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['host_name.local', 'host_name.local'],
    ['root@[10.0.0.1]', 'root@[10.0.0.1]'],
  ])('keeps %j as %j', (text, kept) => expect(normalizeMatch(text)).toBe(kept));

  it.each(['', '.', '**', '*.example.com', 'a b', 'user@', '@example.com', 'example..com', '-a.com', 'x@y@z y', '..a'])(
    'refuses %j',
    (text) => expect(normalizeMatch(text)).toBeNull(),
  );
});

describe('the matches of an address', () => {
  const of = (address: string) => matchesOf(wireAddress(address)!);

  it('go from the address to everybody', () => {
    expect(of('Ann@mail.Example.com')).toEqual([
      'ann@mail.example.com',
      'mail.example.com',
      '.mail.example.com',
      '.example.com',
      '.com',
      '*',
    ]);
  });

  it('know single labels and the bare postmaster', () => {
    expect(of('root@box')).toEqual(['root@box', 'box', '.box', '*']);
    expect(of('postmaster')).toEqual(['postmaster', '*']);
  });

  it('compare internationalised domains as A-labels', () => {
    expect(of('ann@bücher.example')).toContain('xn--bcher-kva.example');
  });
});

describe('an address for the envelope', () => {
  it('has its domain in ASCII and its local part untouched', () => {
    expect(wireAddress('Ann@BÜCHER.example')).toMatchObject({ text: 'Ann@xn--bcher-kva.example', needsUtf8: false });
    expect(wireAddress('jörg@example.com')).toMatchObject({ text: 'jörg@example.com', needsUtf8: true });
  });

  it.each(['', 'a\r\nRCPT TO:<b@c>', 'a@b c', '<a@b>', '@example.com', 'a@', 'a\u0000b@c'])('refuses %j', (text) =>
    expect(wireAddress(text)).toBeNull(),
  );
});
