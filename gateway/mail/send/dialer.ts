import type { SecureContext } from 'node:tls';
import type { Clock } from '../../core/clock.ts';
import { asGatewayError, type GatewayError } from '../../core/errors.ts';
import type { Identity, TrustStore } from '../../core/trust.ts';
import { connectTcp } from './connect.ts';
import type { Dialogue } from './dialogue.ts';
import type { HostResolver } from './resolve.ts';
import { type Login, Session, type SessionOptions, type SmtpTimeouts } from './session.ts';

export interface DialerDeps {
  resolver: HostResolver;
  trust: TrustStore;
  clock: Clock;
  /** Our name in EHLO. */
  hello: string;
  timeouts: SmtpTimeouts;
}

/** How sessions of one route are made. */
export interface DialPlan {
  port: number;
  tls: SessionOptions['tls'];
  /** PEM; null = the system's. */
  ca: string | null;
  /** SHA-256 of the one certificate that is taken; null = whichever a CA vouches for. */
  fingerprint: string | null;
  /** Our client certificate, opened when it is needed. @throws GatewayError when it cannot be */
  identity(): Identity | null;
  /** Opened when it is needed. @throws GatewayError when it cannot be */
  login(): Login | null;
}

/** How long a host whose TLS broke is spoken to without (mode `opportunistic` only). */
const PLAIN_MS = 600_000;

/** Opens sessions to hosts in order of preference: the first that works is taken. */
export class Dialer {
  readonly #deps: DialerDeps;
  readonly #plan: DialPlan;
  readonly #plainUntil = new Map<string, number>();
  #trust: Promise<SecureContext> | undefined;

  constructor(deps: DialerDeps, plan: DialPlan) {
    this.#deps = deps;
    this.#plan = plan;
  }

  /** @throws GatewayError of the last host tried */
  async open(hosts: readonly string[], dialogue: Dialogue): Promise<Session> {
    let last: GatewayError | null = null;
    for (const host of hosts) {
      try {
        return await this.#openHost(host, dialogue);
      } catch (error) {
        last = asGatewayError(error, 'RELAY_LOST');
        dialogue.remark(last.message);
      }
    }
    throw last!;
  }

  async #openHost(host: string, dialogue: Dialogue): Promise<Session> {
    const { tls } = this.#plan;
    const plain = tls === 'opportunistic' && (this.#plainUntil.get(host) ?? 0) > this.#deps.clock.now();
    try {
      return await this.dial(host, dialogue, { tls: plain ? 'none' : tls });
    } catch (error) {
      const broken = asGatewayError(error).code === 'TLS_FAILED';
      if (tls !== 'opportunistic' || plain || !broken || this.login()) throw error;
      dialogue.remark(`${asGatewayError(error).message} This route may send without TLS: once more without it.`);
      this.#plainUntil.set(host, this.#deps.clock.now() + PLAIN_MS);
      return this.dial(host, dialogue, { tls: 'none' });
    }
  }

  /** @throws GatewayError SEAL_BROKEN */
  login(): Login | null {
    return this.#plan.login();
  }

  /** One host, one try. @throws GatewayError */
  async dial(host: string, dialogue: Dialogue, change: Partial<SessionOptions> = {}): Promise<Session> {
    const { resolver, trust, clock, hello, timeouts } = this.#deps;
    const { port, tls, ca, fingerprint } = this.#plan;
    const login = this.login();
    const label = `${host}:${port}`;
    this.#trust ??= trust.context(ca, this.#plan.identity());
    const context = await this.#trust;
    const socket = await connectTcp(await resolver.addresses(host), port, label, dialogue, clock);
    return Session.open(
      { socket, host, label, hello, tls, trust: context, fingerprint, verify: true, login, timeouts, ...change },
      dialogue,
    );
  }
}
