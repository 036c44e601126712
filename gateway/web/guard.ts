import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../core/errors.ts';
import type { Role, Scope } from '../core/model/administration.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';
import type { Client } from './client-address.ts';
import { readSessionCookie } from './cookie.ts';
import { keyOfHeader } from './key-header.ts';
import type { Route } from './route.ts';

type GuardAccess = Pick<Access, 'sessions' | 'apiKeys' | 'secondFactor'>;

/** Finds out who calls, and lets in whom the route is for. */
export class Guard {
  readonly #access: GuardAccess;

  constructor(access: GuardAccess) {
    this.#access = access;
  }

  /** @throws GatewayError 401 UNAUTHENTICATED, 403 FORBIDDEN, SECOND_FACTOR_MISSING, CSRF_HEADER */
  async admit(route: Route, request: IncomingMessage, client: Client): Promise<Caller> {
    const { access } = route;
    if (access === 'public') return anonymous(client.ip);
    const caller = await this.#identify(request, client);
    if (!caller) {
      if (access !== 'session' && access.loopback && client.local) return anonymous(client.ip);
      throw unauthenticated('Sign in, or send an API key.');
    }
    if (caller.role !== null) demandHeader(request);
    else if (access === 'session') throw forbidden('This is for administrators who signed in, not for API keys.');
    if (access === 'session') return caller;
    if (caller.role !== null) {
      if (!access.roles.includes(caller.role)) throw notForRole(caller.role, access.roles);
      if (caller.mustEnrol) throw secondFactorMissing();
    } else if (!allows(caller.scopes, access.scopes)) {
      throw forbidden(`The API key lacks the scope ${access.scopes.join(' or ')}.`);
    }
    return caller;
  }

  async #identify(request: IncomingMessage, client: Client): Promise<Caller | null> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.#byKey(authorization, request, client.ip);
    const secret = readSessionCookie(cookie);
    if (!secret) return null;
    const { sessions, secondFactor } = this.#access;
    const session = await sessions.use(secret);
    if (!session) throw unauthenticated('The session has ended.');
    const { role, domains } = session.admin;
    return {
      kind: 'session',
      actor: { kind: 'admin', id: session.admin.id, name: session.admin.username, ip: client.ip },
      scopes: [],
      role,
      domains: role === 'help-desk' ? domains : null,
      mustEnrol: await secondFactor.mustEnrol(session.admin),
      sessionHash: session.idHash,
      stillValid: () => sessions.isLive(session.idHash),
    };
  }

  async #byKey(authorization: string, request: IncomingMessage, ip: string): Promise<Caller> {
    const given = keyOfHeader(authorization);
    const { apiKeys } = this.#access;
    const holder = given && (await apiKeys.authenticateKey(given.key, ip));
    if (!holder) throw unauthenticated('The API key is unknown, expired or revoked.');
    // A browser keeps a password, and sends it for pages of other sites, too.
    if (given.scheme === 'basic' && request.headers.origin !== undefined) demandHeader(request);
    return {
      kind: 'api-key',
      actor: holder.actor,
      scopes: holder.scopes,
      ...NO_PERSON,
      sessionHash: null,
      stillValid: async () => (await apiKeys.authenticateKey(given.key, ip)) !== null,
    };
  }
}

const NO_PERSON = { role: null, domains: null, mustEnrol: false } as const;

function anonymous(ip: string): Caller {
  return {
    kind: 'anonymous',
    actor: { kind: 'system', id: null, name: 'anonymous', ip },
    scopes: [],
    ...NO_PERSON,
    sessionHash: null,
    stillValid: async () => true,
  };
}

function allows(held: readonly Scope[], needed: readonly Scope[]): boolean {
  return held.includes('admin') || needed.some((scope) => held.includes(scope));
}

/** Other sites can make a browser send its cookie, but not this header (Fetch, CORS-safelisted request headers). */
function demandHeader(request: IncomingMessage): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers['x-gateway'] === '1') return;
  throw new GatewayError('CSRF_HEADER', 'Calls that change something need the header X-Gateway: 1.', {
    status: 403,
    disposition: 'permanent',
    remedy: 'Send it, or use an API key instead of a session.',
  });
}

function unauthenticated(message: string): GatewayError {
  return new GatewayError('UNAUTHENTICATED', message, {
    status: 401,
    disposition: 'permanent',
    remedy: 'Sign in, or send `Authorization: Bearer <API key>`.',
  });
}

const ROLE: Record<Role, string> = {
  administrator: 'administrator',
  operator: 'operator',
  'help-desk': 'help desk',
  auditor: 'auditor',
};

function notForRole(role: Role, allowed: readonly Role[]): GatewayError {
  return new GatewayError('FORBIDDEN', `The role ${ROLE[role]} does not allow this.`, {
    status: 403,
    disposition: 'permanent',
    remedy: `It takes the role ${allowed.map((one) => ROLE[one]).join(' or ')}: ask an administrator, who gives roles under Administration, Admins and roles.`,
  });
}

function secondFactorMissing(): GatewayError {
  return new GatewayError('SECOND_FACTOR_MISSING', 'A second factor is required here, and you have none yet.', {
    status: 403,
    disposition: 'permanent',
    remedy: 'Set it up in your profile, then go on.',
  });
}

function forbidden(message: string): GatewayError {
  return new GatewayError('FORBIDDEN', message, {
    status: 403,
    disposition: 'permanent',
    remedy: 'Use a key with the right scope: Administration, API keys.',
  });
}
