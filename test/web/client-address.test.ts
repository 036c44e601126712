import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { ClientAddress } from '../../gateway/web/client-address.ts';

function from(remoteAddress: string, headers: Record<string, string> = {}, trusted: string[] = []) {
  return new ClientAddress(trusted).of({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);
}
const forwarded = (list: string) => ({ 'x-forwarded-for': list });
const PROXIES = ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'];

describe("a client's address", () => {
  it('is that of the connection', () => {
    expect(from('203.0.113.5')).toEqual({ ip: '203.0.113.5', secure: false, local: false });
    expect(from('::ffff:203.0.113.5').ip).toBe('203.0.113.5');
    expect(from('2001:db8:0:0::1').ip).toBe('2001:db8::1');
  });

  it('is not what a stranger claims', () => {
    expect(from('203.0.113.5', forwarded('198.51.100.7'), PROXIES).ip).toBe('203.0.113.5');
    expect(from('203.0.113.5', { 'x-forwarded-proto': 'https' }, PROXIES).secure).toBe(false);
  });

  it.each([
    ['10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['192.0.2.1', '198.51.100.7', '198.51.100.7'],
    ['2001:db8::5', '2001:470::1', '2001:470::1'],
    ['10.1.2.3', 'spoofed, 6.6.6.6, 198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['10.1.2.3', '10.4.4.4', '10.4.4.4'],
    ['10.1.2.3', 'nonsense', '10.1.2.3'],
    ['10.1.2.3', '198.51.100.7, nonsense', '10.1.2.3'],
    ['10.1.2.3', '', '10.1.2.3'],
  ])('%s forwarding for "%s" is %s', (proxy, list, client) => {
    expect(from(proxy, forwarded(list), PROXIES).ip).toBe(client);
  });

  it('is secure when it, or the trusted proxy in front, speaks TLS', () => {
    expect(from('10.1.2.3', { 'x-forwarded-proto': 'https' }, PROXIES).secure).toBe(true);
    expect(from('10.1.2.3', { 'x-forwarded-proto': 'https, http' }, PROXIES).secure).toBe(false);
    const socket = Object.create(TLSSocket.prototype, { remoteAddress: { value: '203.0.113.5' } });
    expect(new ClientAddress([]).of({ socket, headers: {} } as unknown as IncomingMessage).secure).toBe(true);
  });

  it('is of this machine only without a proxy between', () => {
    expect(from('127.0.0.1').local).toBe(true);
    expect(from('::1').local).toBe(true);
    expect(from('::ffff:127.0.0.1').local).toBe(true);
    expect(from('10.1.2.3').local).toBe(false);
    expect(from('127.0.0.1', forwarded('198.51.100.7')).local).toBe(false);
    expect(from('127.0.0.1', forwarded('127.0.0.1'), ['127.0.0.1']).local).toBe(false);
    expect(from('127.0.0.1', { forwarded: 'for=198.51.100.7' }).local).toBe(false);
  });
});
