import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';

const LOOKUP_MS = 5_000;
const KEEP_MS = 60_000;
const MAX_KEPT = 1_000;
/** Errors that a living name server sent. */
const ANSWERS = ['ENODATA', 'ENOTFOUND', 'ESERVFAIL', 'EREFUSED', 'EBADRESP', 'ENOTIMP', 'EFORMERR'];

export interface ResolverDeps {
  clock: Clock;
  /** Name servers for MX records, `ip` or `ip:port`; absent = the system's. */
  nameServers?: string[];
}

/** The mail exchangers of a domain, best first, and how they were found. */
export interface Exchangers {
  hosts: string[];
  /** No MX record: the domain itself is the host (RFC 5321, 5.1). */
  implicit: boolean;
}

/**
 * Names to addresses: our own table first, then the system's resolver (so /etc/hosts counts), never waiting longer than
 * 5 s. Answers are kept a minute; when DNS fails, the last known addresses serve on. One lookup at a time per name: a hanging resolver
 * holds one thread, not all.
 */
export class HostResolver {
  readonly #deps: ResolverDeps;
  readonly #known = new Map<string, { addresses: string[]; at: number }>();
  readonly #asking = new Map<string, Promise<string[]>>();
  #own: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(deps: ResolverDeps) {
    this.#deps = deps;
  }

  /** Names that nobody is asked for. @param own addresses by name in lower case, without a dot at its end */
  setOwn(own: ReadonlyMap<string, readonly string[]>): void {
    this.#own = own;
  }

  /** Where the addresses of a name come from. */
  isOwn(host: string): boolean {
    return this.#own.has(host.toLowerCase().replace(/\.$/, ''));
  }

  /** @throws GatewayError RELAY_UNKNOWN (local), DNS_FAILED (temporary) */
  async addresses(host: string): Promise<string[]> {
    const literal = host.replace(/^\[(?:IPv6:)?(.*)\]$/i, '$1');
    if (isIP(literal)) return [literal];
    const own = this.#own.get(host.toLowerCase().replace(/\.$/, ''));
    if (own) return [...own];
    const kept = this.#known.get(host);
    if (kept && this.#deps.clock.now() - kept.at < KEEP_MS) return kept.addresses;
    try {
      return await this.#within(this.#ask(host), host);
    } catch (error) {
      if (kept && error instanceof GatewayError && error.code === 'DNS_FAILED') return kept.addresses;
      throw error;
    }
  }

  /** @throws GatewayError NO_MAIL_DOMAIN (permanent), DNS_UNREACHABLE (local), DNS_FAILED (temporary) */
  async exchangers(domain: string): Promise<Exchangers> {
    const literal = /^\[.*\]$/.test(domain);
    if (literal) return { hosts: [domain], implicit: true };
    const resolver = this.#resolver();
    try {
      const records = await resolver.resolveMx(domain);
      const hosts = records.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
      if (hosts.every((host) => host === '' || host === '.')) throw noMail(domain, 'takes no mail (null MX)');
      return { hosts, implicit: false };
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'ENODATA') return { hosts: [domain], implicit: true };
      if (code === 'ENOTFOUND') throw noMail(domain, 'does not exist in DNS');
      throw nameServerFailure(code, domain, error);
    }
  }

  /** TXT records, each in one piece; none where there is no such name. @throws GatewayError DNS_UNREACHABLE, DNS_FAILED */
  async texts(name: string): Promise<string[]> {
    try {
      return (await this.#resolver().resolveTxt(name)).map((strings) => strings.join(''));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'ENODATA' || code === 'ENOTFOUND') return [];
      throw nameServerFailure(code, name, error);
    }
  }

  /** The name servers, when one of them says anything at all. @throws GatewayError DNS_UNREACHABLE */
  async checkNameServers(): Promise<string[]> {
    const resolver = this.#resolver();
    try {
      await resolver.resolveNs('.');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!ANSWERS.includes(code)) throw nameServerFailure(code, 'any domain', error);
    }
    return resolver.getServers();
  }

  #resolver(): dns.Resolver {
    const resolver = new dns.Resolver({ timeout: 2_500, tries: 2 });
    if (this.#deps.nameServers) resolver.setServers(this.#deps.nameServers);
    return resolver;
  }

  #ask(host: string): Promise<string[]> {
    const asking = this.#asking.get(host);
    if (asking) return asking;
    const question = dns
      .lookup(host, { all: true })
      .then((found) => {
        const addresses = found.map(({ address }) => address);
        if (this.#known.size >= MAX_KEPT) this.#known.delete(this.#known.keys().next().value!);
        this.#known.set(host, { addresses, at: this.#deps.clock.now() });
        return addresses;
      })
      .catch((error: NodeJS.ErrnoException) => {
        throw lookupFailure(error, host);
      })
      .finally(() => this.#asking.delete(host));
    question.catch(() => {}); // whoever waited may have gone after 5 s; the failure was told then
    this.#asking.set(host, question);
    return question;
  }

  #within(question: Promise<string[]>, host: string): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const cancel = this.#deps.clock.after(LOOKUP_MS, () => reject(dnsSilent(host)));
      question.then(resolve, reject).finally(cancel);
    });
  }
}

function lookupFailure(error: NodeJS.ErrnoException, host: string): GatewayError {
  if (error.code === 'ENOTFOUND') {
    return new GatewayError('RELAY_UNKNOWN', `No address is known for the host ${host}.`, {
      disposition: 'local',
      remedy: 'Check the spelling, add it to the host names of this gateway or to DNS, or enter the IP address.',
      cause: error,
    });
  }
  return dnsSilent(host, error);
}

function dnsSilent(host: string, cause?: unknown): GatewayError {
  return new GatewayError('DNS_FAILED', `The name server gave no answer for ${host}.`, {
    disposition: 'temporary',
    remedy: 'Check the DNS settings of this machine, or add the relay to the host names of this gateway.',
    cause,
  });
}

function noMail(domain: string, why: string): GatewayError {
  return new GatewayError('NO_MAIL_DOMAIN', `The domain ${domain} ${why}.`, {
    disposition: 'permanent',
    remedy: 'Correct the address; or add a mail route that leads this domain to a mail server.',
  });
}

function nameServerFailure(code: string, domain: string, cause: unknown): GatewayError {
  if (ANSWERS.includes(code)) {
    return new GatewayError('DNS_FAILED', `The name server could not tell where mail for ${domain} goes (${code}).`, {
      disposition: 'temporary',
      cause,
    });
  }
  return new GatewayError('DNS_UNREACHABLE', `No name server answers, so nobody knows where mail for ${domain} goes.`, {
    disposition: 'local',
    remedy: 'Check the DNS settings of this machine, or send through a smarthost: it needs no DNS.',
    cause,
  });
}
