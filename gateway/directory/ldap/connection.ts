import net from 'node:net';
import tls from 'node:tls';
import { Client, type Entry, type SearchOptions } from 'ldapts';
import { GatewayError } from '../../core/errors.ts';
import type { SourceInput } from '../../core/model/sources.ts';
import type { TrustStore } from '../../core/trust.ts';
import { ldapError } from './errors.ts';

const CONNECT_MS = 10_000;
/** One page of a big search on a slow server. */
const ANSWER_MS = 60_000;

export type Address = Pick<SourceInput, 'host' | 'port' | 'security' | 'ca' | 'bindDn'>;

export function portOf({ port, security }: Pick<Address, 'port' | 'security'>): number {
  return port ?? (security === 'ldaps' ? 636 : 389);
}

/**
 * One connection to an LDAP server. It is never made a second time: a client that connects anew by itself would go on
 * without TLS and signed in as nobody, and an empty answer would look like a directory without users.
 */
export class LdapConnection {
  readonly #client: Client;
  readonly #address: Address;
  readonly #tls: tls.ConnectionOptions;
  #socket: tls.TLSSocket | null = null;
  #used = false;

  private constructor(address: Address, options: tls.ConnectionOptions) {
    this.#address = address;
    this.#tls = options;
    const { host, security } = address;
    const authority = net.isIPv6(host) ? `[${host}]` : host;
    this.#client = new Client({
      url: `${security === 'ldaps' ? 'ldaps' : 'ldap'}://${authority}:${portOf(address)}`,
      timeout: ANSWER_MS,
      connectTimeout: CONNECT_MS,
      strictDN: false,
      // Given for ldap:// too, they would turn it into ldaps.
      ...(security === 'ldaps' && { tlsOptions: options }),
      createConnection: ((port: number, to: string) => {
        this.#once();
        return net.connect(port, to.replace(/^\[|\]$/g, ''));
      }) as typeof net.connect,
      createSecureConnection: ((...args: [tls.ConnectionOptions] | [number, string]) => {
        if (typeof args[0] === 'number') this.#once();
        this.#socket =
          typeof args[0] === 'number' ? tls.connect({ ...options, port: args[0], host }) : tls.connect(args[0]);
        return this.#socket;
      }) as typeof tls.connect,
    });
  }

  /** @param trust where CAs come from @returns not yet connected */
  static async prepare(address: Address, trust: TrustStore): Promise<LdapConnection> {
    const { host } = address;
    return new LdapConnection(address, {
      host,
      // An address is no server name (RFC 6066, 3).
      ...(net.isIP(host) ? {} : { servername: host }),
      secureContext: await trust.context(address.ca),
    });
  }

  /** Connects, encrypts where it must, and signs in. @throws GatewayError */
  async open(password: string | null): Promise<this> {
    await this.secure();
    await this.bind(password);
    return this;
  }

  /** StartTLS; ldaps is encrypted from the start, and connects with the first request. */
  secure(): Promise<void> {
    return this.#try(async () => {
      if (this.#address.security === 'starttls') await this.#client.startTLS(this.#tls);
    });
  }

  /** An empty password would be an anonymous sign-in that succeeds (RFC 4513, 5.1.2), so there must be one. */
  bind(password: string | null): Promise<void> {
    const { bindDn } = this.#address;
    return this.#try(async () => {
      if (bindDn !== null && !password) {
        throw new GatewayError('LDAP_CREDENTIALS', 'There is no password for the account.', {
          remedy: 'Enter the password.',
        });
      }
      await this.#client.bind(bindDn ?? '', bindDn === null ? '' : password!);
    });
  }

  /** Protocol and certificate; null without TLS. */
  get encryption(): { protocol: string; certificate: tls.PeerCertificate } | null {
    const socket = this.#socket;
    return socket ? { protocol: socket.getProtocol() ?? 'TLS', certificate: socket.getPeerCertificate() } : null;
  }

  /** All entries that a small search finds. */
  search(base: string, options: SearchOptions): Promise<Entry[]> {
    return this.#try(async () => (await this.#client.search(base, options)).searchEntries);
  }

  /** Page by page, so that no more than one is in memory. */
  async *pages(base: string, options: SearchOptions, pageSize: number): AsyncGenerator<Entry[]> {
    const pages = this.#client.searchPaginated(base, { ...options, paged: { pageSize } });
    for (;;) {
      const page = await this.#try(() => pages.next());
      if (page.done) return;
      yield page.value.searchEntries;
    }
  }

  async close(): Promise<void> {
    // The server may be gone already; nothing is lost then.
    await this.#client.unbind().catch(() => undefined);
  }

  #once(): void {
    if (this.#used) {
      throw new GatewayError('LDAP_CONNECTION_LOST', 'The server closed the connection.', {
        disposition: 'temporary',
        remedy: 'Start the sync again; where it happens again, look into the log of the server.',
      });
    }
    this.#used = true;
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw ldapError(error);
    }
  }
}
