import { createPrivateKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Clock } from '../../../core/clock.ts';
import type { DkimKeyRow, DkimService, DkimStore } from '../../../core/dkim.ts';
import { asGatewayError, invalid, notFound } from '../../../core/errors.ts';
import { newId } from '../../../core/id.ts';
import { iso } from '../../../core/model/common.ts';
import type { DkimAlgorithm, DkimCheck, DkimKey, DkimKeyInput, DkimKeyPatch } from '../../../core/model/dkim.ts';
import type { Sealer } from '../../../core/seal.ts';
import { wireDomain } from '../address.ts';
import type { HostResolver } from '../resolve.ts';
import type { SigningKey } from './signature.ts';

/** Which keys sign for a domain. */
export interface SigningKeys {
  readonly isEmpty: boolean;
  of(domain: string | null): readonly SigningKey[];
}

export interface DkimKeysDeps {
  store: DkimStore;
  sealer: Sealer;
  resolver: HostResolver;
  clock: Clock;
}

const generate = promisify(generateKeyPair);
const contextOf = (id: string) => `dkim:${id}`;

/** Keys that mails are signed with, made here and never shown; a change is in effect when the call returns. */
export class DkimKeys implements DkimService, SigningKeys {
  readonly #deps: DkimKeysDeps;
  #signing = new Map<string, SigningKey[]>();

  constructor(deps: DkimKeysDeps) {
    this.#deps = deps;
  }

  /** Brings the stored keys into effect. One that cannot be opened is left out, and says so where it is listed. */
  async start(): Promise<void> {
    const signing = new Map<string, SigningKey[]>();
    for (const row of await this.#deps.store.list()) {
      const key = row.enabled ? this.#opened(row) : null;
      if (key) signing.set(row.domain, [...(signing.get(row.domain) ?? []), key]);
    }
    this.#signing = signing;
  }

  get isEmpty(): boolean {
    return this.#signing.size === 0;
  }

  /** Of the domain, or else of the closest one above it. */
  of(domain: string | null): readonly SigningKey[] {
    for (
      let name = domain ?? '';
      name.includes('.') || this.#signing.has(name);
      name = name.slice(name.indexOf('.') + 1)
    ) {
      const keys = this.#signing.get(name);
      if (keys) return keys;
    }
    return [];
  }

  async list(): Promise<DkimKey[]> {
    return (await this.#deps.store.list()).map((row) => this.#show(row));
  }

  async get(id: string): Promise<DkimKey> {
    return this.#show(await this.#row(id));
  }

  async create({ domain: text, selector, algorithm, enabled }: DkimKeyInput): Promise<DkimKey> {
    const domain = wireDomain(text.trim().replace(/\.$/, ''));
    if (!domain || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain)) {
      throw invalid('DKIM_INVALID', 'Mails are signed for a domain.', [
        { path: 'domain', message: 'must be a domain, as example.com' },
      ]);
    }
    return this.#make(domain, selector?.toLowerCase() ?? (await this.#freeSelector(domain)), algorithm, enabled);
  }

  async update(id: string, { enabled }: DkimKeyPatch): Promise<DkimKey> {
    const row = await this.#row(id);
    if (enabled) this.#open(row);
    await this.#deps.store.enable(id, enabled, this.#deps.clock.now());
    await this.start();
    return this.get(id);
  }

  async rotate(id: string): Promise<DkimKey> {
    const { domain, algorithm } = await this.#row(id);
    return this.#make(domain, await this.#freeSelector(domain), algorithm, false);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('DKIM key', id);
    await this.start();
  }

  async check(id: string): Promise<DkimCheck> {
    const { record } = await this.get(id);
    try {
      const texts = await this.#deps.resolver.texts(record.name);
      const own = keyIn(record.value);
      if (texts.some((text) => keyIn(text) === own)) return { published: true, text: 'The record is published.' };
      const text = texts.length === 0 ? 'There is no such record.' : 'The record holds another key.';
      return { published: false, text };
    } catch (error) {
      return { published: false, text: asGatewayError(error).message };
    }
  }

  async #make(domain: string, selector: string, algorithm: DkimAlgorithm, enabled: boolean): Promise<DkimKey> {
    const { store, sealer, clock } = this.#deps;
    const now = clock.now();
    const id = newId(now);
    const { publicKey, privateKey } = await pairOf(algorithm);
    const sealed = sealer.seal(privateKey, contextOf(id));
    const stamps = { enabled, createdAt: now, updatedAt: now };
    await store.insert({ ...{ id, domain, selector, algorithm, publicKey, ...stamps }, privateKey: sealed });
    await this.start();
    return this.get(id);
  }

  /** `2026a`, `2026b` … */
  async #freeSelector(domain: string): Promise<string> {
    const taken = (await this.#deps.store.list()).filter((row) => row.domain === domain).map((row) => row.selector);
    const year = new Date(this.#deps.clock.now()).getUTCFullYear();
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${year}${letter}`);
    return letters.find((selector) => !taken.includes(selector)) ?? `${year}-${taken.length}`;
  }

  async #row(id: string): Promise<DkimKeyRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('DKIM key', id);
    return row;
  }

  /** @throws GatewayError SEAL_BROKEN */
  #open({ id, domain, selector, algorithm, privateKey }: DkimKeyRow): SigningKey {
    const der = this.#deps.sealer.open(privateKey, contextOf(id));
    return { domain, selector, algorithm, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
  }

  #opened(row: DkimKeyRow): SigningKey | null {
    try {
      return this.#open(row);
    } catch {
      return null; // `fault` tells it where the key is listed
    }
  }

  #show({ privateKey, publicKey, createdAt, updatedAt, ...row }: DkimKeyRow): DkimKey {
    const { selector, domain, algorithm } = row;
    const name = `${selector}._domainkey.${domain}`;
    const value = `v=DKIM1; k=${algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519'}; p=${publicKey}`;
    // A character string of DNS has 255 octets at most (RFC 1035, 3.3).
    const strings = value.match(/.{1,255}/g)!.map((text) => `"${text}"`);
    const isOpen = this.#opened({ ...row, privateKey, publicKey, createdAt, updatedAt }) !== null;
    return {
      ...row,
      record: { name, type: 'TXT', value, zone: `${name}. IN TXT ( ${strings.join(' ')} )` },
      fault: isOpen ? null : 'It cannot be opened with this master key. Make a new one.',
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
    };
  }
}

/** The private key as PKCS #8 DER, the public one as it stands in DNS (RFC 6376, 3.6.1; RFC 8463, 4). */
async function pairOf(algorithm: DkimAlgorithm): Promise<{ publicKey: string; privateKey: Buffer }> {
  const { publicKey, privateKey } =
    algorithm === 'rsa-sha256' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ed25519', {});
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const published = algorithm === 'rsa-sha256' ? spki : spki.subarray(-32);
  return {
    publicKey: published.toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

function keyIn(record: string): string | null {
  return /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s+/g, '') ?? null;
}
