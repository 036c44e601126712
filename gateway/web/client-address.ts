import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Block = [Address, number];

/** Where a request came from. */
export interface Client {
  ip: string;
  /** It reached us, or a trusted proxy, over TLS. */
  secure: boolean;
  /** It was made on this machine, and through no proxy. */
  local: boolean;
}

/** The address of a request's client, looking through the reverse proxies that are trusted and through no other. */
export class ClientAddress {
  readonly #trusted: Block[];

  /** @param trustProxy CIDR blocks or addresses */
  constructor(trustProxy: readonly string[]) {
    this.#trusted = trustProxy.map((text) => {
      const address = text.includes('/') ? ipaddr.parseCIDR(text) : null;
      if (address) return address;
      const single = ipaddr.process(text);
      return [single, single.kind() === 'ipv4' ? 32 : 128];
    });
  }

  of(request: IncomingMessage): Client {
    const { socket, headers } = request;
    const direct = parse(socket.remoteAddress ?? '');
    if (!direct) return { ip: 'unknown', secure: false, local: false };
    const overTls = socket instanceof TLSSocket;
    const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
    if (!this.#isTrusted(direct)) {
      const local = direct.range() === 'loopback' && forwarded === undefined;
      return { ip: direct.toString(), secure: overTls, local };
    }
    const proto = lastOf(headers['x-forwarded-proto']);
    return {
      ip: this.#behind(direct, headers['x-forwarded-for']).toString(),
      secure: proto === undefined ? overTls : proto === 'https',
      local: direct.range() === 'loopback' && forwarded === undefined,
    };
  }

  /** From the right, each trusted proxy vouches for the address on its left. */
  #behind(direct: Address, header: string | string[] | undefined): Address {
    let client = direct;
    for (const text of listOf(header).reverse()) {
      if (!this.#isTrusted(client)) break;
      const next = parse(text);
      if (!next) break;
      client = next;
    }
    return client;
  }

  #isTrusted(address: Address): boolean {
    return this.#trusted.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  }
}

function parse(text: string): Address | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

const listOf = (header: string | string[] | undefined): string[] =>
  [header ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
const lastOf = (header: string | string[] | undefined): string | undefined => listOf(header).at(-1)?.toLowerCase();
