import { BlockList, isIP } from 'node:net';

/** Clients come again and again, and are asked for several times each time. */
const REMEMBERED = 1_000;

/** Addresses and CIDR blocks, IPv4 and IPv6. */
export class AllowList {
  readonly #list = new BlockList();
  readonly #answers = new Map<string, boolean>();

  /** @param blocks `10.0.0.0/8`, `192.0.2.7`, `fd00::/8`; checked before */
  constructor(blocks: readonly string[]) {
    for (const block of blocks) {
      const [address = '', bits] = block.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      this.#list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
    }
  }

  /** @param address as the socket tells it */
  has(address: string): boolean {
    let answer = this.#answers.get(address);
    if (answer === undefined) {
      answer = this.#look(plainAddress(address));
      if (this.#answers.size >= REMEMBERED) this.#answers.clear();
      this.#answers.set(address, answer);
    }
    return answer;
  }

  #look(plain: string): boolean {
    const family = isIP(plain);
    return family !== 0 && this.#list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  }
}

/** An address as a socket tells it, in lower case: IPv4 in IPv6 form counts as IPv4, a zone is ignored. */
export function plainAddress(address: string): string {
  return address
    .trim()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .toLowerCase();
}
