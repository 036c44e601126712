import { createPrivateKey } from 'node:crypto';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { domainToASCII } from 'node:url';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { MailInStores, OwnCertificateRow, RelayAuthorityService } from '../../core/mail-in.ts';
import { iso } from '../../core/model/common.ts';
import type { RelayAuthority } from '../../core/model/mail-in.ts';
import type { Sealer } from '../../core/seal.ts';
import { certificateInfo, isFor, type KeyPair, makeAuthority, makeServerCertificate } from './x509.ts';

export interface AuthorityDeps {
  store: MailInStores['certificates'];
  sealer: Sealer;
  hostname: string;
  clock: Clock;
  log: Log;
  /** Addresses of this machine; absent = as the system tells them. */
  addresses?(): string[];
}

const DAY_MS = 86_400_000;
const AUTHORITY_MS = 20 * 365 * DAY_MS;
/** As long as anybody accepts. */
const SERVER_MS = 397 * DAY_MS;
const RENEW_BEFORE_MS = 30 * DAY_MS;
/** Clocks of clients may be behind. */
const BACKDATE_MS = DAY_MS;
const LOOK_AGAIN_MS = DAY_MS;
const AUTHORITY = 'authority';

/**
 * The gateway's own small certificate authority, for networks without one. It is made once, when it is first needed; its
 * server certificate names this host and its addresses, and is made anew before it ends.
 */
export class OwnAuthority implements RelayAuthorityService {
  readonly #deps: AuthorityDeps;
  readonly #listeners = new Set<() => void>();
  #authority: Promise<KeyPair> | null = null;
  #server: Promise<KeyPair> | null = null;
  #cancel: () => void = () => {};

  constructor(deps: AuthorityDeps) {
    this.#deps = deps;
  }

  /** The server certificate in force, made where there is none that fits. */
  server(): Promise<KeyPair> {
    this.#server ??= this.#fitting().catch((error: unknown) => {
      this.#server = null;
      throw error;
    });
    return this.#server;
  }

  /** Called when there is a new server certificate. */
  onRenewed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#cancel();
    this.#listeners.clear();
  }

  async get(): Promise<RelayAuthority> {
    const { certificate } = await this.#root();
    const server = await this.#server;
    const info = server ? certificateInfo(server.certificate) : null;
    return {
      authority: certificateInfo(certificate),
      pem: certificate,
      server: info,
      renewsAt: info && iso(Date.parse(info.notAfter) - RENEW_BEFORE_MS),
    };
  }

  #root(): Promise<KeyPair> {
    this.#authority ??= this.#openRoot().catch((error: unknown) => {
      this.#authority = null;
      throw error;
    });
    return this.#authority;
  }

  async #openRoot(): Promise<KeyPair> {
    const { store, clock, hostname, log } = this.#deps;
    const known = await store.get(AUTHORITY);
    if (known) return this.#open(known);
    const now = clock.now();
    const commonName = `Push Token gateway CA ${hostname}`;
    const made = await makeAuthority({ commonName, notBefore: now - BACKDATE_MS, notAfter: now + AUTHORITY_MS });
    // Another gateway on the same database may have been faster.
    const first = this.#open(await store.putFirst(this.#seal(AUTHORITY, made)));
    log.info(
      { fingerprint: certificateInfo(first.certificate).fingerprint },
      'The own certificate authority was made.',
    );
    return first;
  }

  async #fitting(): Promise<KeyPair> {
    const { store, clock, hostname, log } = this.#deps;
    const root = await this.#root();
    const id = `server:${hostname}`;
    const names = this.#names();
    const known = await store.get(id);
    const now = clock.now();
    this.#cancel();
    this.#cancel = clock.after(LOOK_AGAIN_MS, () => void this.#lookAgain());
    if (known && remainingMs(known, now) > RENEW_BEFORE_MS && names.every((name) => isFor(known.certificate, name))) {
      return this.#open(known);
    }
    const wanted = { commonName: hostname, names, notBefore: now - BACKDATE_MS, notAfter: now + SERVER_MS };
    const made = await makeServerCertificate(wanted, root);
    await store.put(this.#seal(id, made));
    log.info({ names, notAfter: iso(wanted.notAfter) }, 'The own authority made a server certificate.');
    return made;
  }

  async #lookAgain(): Promise<void> {
    const before = this.#server;
    this.#server = null;
    try {
      const [old, current] = [await before, await this.server()];
      if (old?.certificate !== current.certificate) for (const listener of this.#listeners) listener();
    } catch (error) {
      this.#server = before;
      this.#cancel = this.#deps.clock.after(LOOK_AGAIN_MS, () => void this.#lookAgain());
      this.#deps.log.error({ err: error }, 'The server certificate could not be renewed; trying again tomorrow.');
    }
  }

  #names(): string[] {
    const { hostname, addresses = ownAddresses } = this.#deps;
    const ascii = isIP(hostname) ? hostname : domainToASCII(hostname);
    return [...new Set([ascii || 'localhost', 'localhost', '127.0.0.1', '::1', ...addresses()])];
  }

  #seal(id: string, { certificate, privateKey }: KeyPair): OwnCertificateRow {
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return { id, certificate, key: this.#deps.sealer.seal(key, context(id)), createdAt: this.#deps.clock.now() };
  }

  /** @throws GatewayError SEAL_BROKEN */
  #open({ id, certificate, key }: OwnCertificateRow): KeyPair {
    return { certificate, privateKey: createPrivateKey(this.#deps.sealer.open(key, context(id))) };
  }
}

const context = (id: string) => `relay-authority:${id}`;

function remainingMs({ certificate }: OwnCertificateRow, now: number): number {
  return Date.parse(certificateInfo(certificate).notAfter) - now;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => address);
}
