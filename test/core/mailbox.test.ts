import { describe, expect, it } from 'vitest';
import { formatMailbox, parseMailbox } from '../../gateway/core/mailbox.ts';

describe('mailboxes', () => {
  it.each([
    ['otp@example.com', '', 'otp@example.com'],
    [' Token service <otp@example.com> ', 'Token service', 'otp@example.com'],
    ['"Doe, Jane \\"JD\\"" <jd@example.com>', 'Doe, Jane "JD"', 'jd@example.com'],
    ['Über <a.b+c@gateway>', 'Über', 'a.b+c@gateway'],
    ['<otp@bücher.example>', '', 'otp@xn--bcher-kva.example'],
    ['otp@[192.0.2.7]', '', 'otp@[192.0.2.7]'],
  ])('reads %j', (text, name, address) => {
    expect(parseMailbox(text)).toEqual({ name, address });
  });

  it.each([
    '',
    'otp',
    '@example.com',
    'a b@example.com',
    'a@example.com, b@example.com',
    'A <a@example.com> B',
    'A <a@example.com',
    'a..b@example.com',
    'a@exa mple.com',
    'a@-example.com',
    'a@example.com\r\nBcc: b@example.com',
    '"open <a@example.com>',
    'ü@example.com',
  ])('refuses %j', (text) => {
    expect(parseMailbox(text)).toBeNull();
  });

  it('writes what it can read again', () => {
    for (const name of ['', 'Jane Doe', 'Doe, Jane', 'a "b" \\ <c@d>', 'Zoë']) {
      const mailbox = { name, address: 'a@example.com' };
      if (!/[<>]/.test(name)) expect(parseMailbox(formatMailbox(mailbox))).toEqual(mailbox);
    }
  });
});
