import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { Actor } from '../core/actor.ts';
import type { DomainThing } from '../core/domains.ts';
import type { Role, Scope } from '../core/model/administration.ts';
import type { Caller } from './caller.ts';
import type { Client } from './client-address.ts';
import type { WebDeps } from './deps.ts';
import type { Live } from './live.ts';
import type { PreviewShelf } from './preview-shelf.ts';

/**
 * Who may call: anybody; whoever signed in in person, whatever their role; or a key with one of the scopes (`admin` has
 * them all) and a person with one of the roles. `loopback` lets callers on this machine in without a key.
 */
export type RouteAccess = 'public' | 'session' | ScopedAccess;
export interface ScopedAccess {
  scopes: Scope[];
  roles: readonly Role[];
  loopback?: true;
}

/** An answer that is no JSON: its media type and what it is. */
export interface MediaAnswer {
  media: string;
  description: string;
}

/** What a handler gets; everything in it is checked. */
export interface RouteContext<P = unknown, Q = unknown, B = unknown, W = unknown> {
  params: P;
  query: Q;
  body: B;
  /** What the route's `before` read, for the audit entry. */
  before: W;
  actor: Actor;
  caller: Caller;
  client: Client;
  idempotencyKey: string | undefined;
  deps: WebDeps;
  live: Live;
  previews: PreviewShelf;
  /** All routes that there are. */
  routes: readonly Route[];
  koa: KoaContext;
}

/** What the audit log says of a call that went well. Texts never hold a secret. */
export interface AuditSpec<C, R> {
  /** `user.update` */
  action: string;
  /** `user/0190…`; null = nothing in particular */
  target(context: C, answer: R): string | null;
  summary(context: C, answer: R): string;
  detail?(context: C, answer: R): Record<string, unknown> | null;
}

export interface RouteSpec<P, Q, B, A, W, R> {
  /** operationId, in camelCase: `listUsers` */
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** koa-router notation: `/api/v1/users/:id` */
  path: string;
  /** One sentence. */
  summary: string;
  tag: string;
  access: RouteAccess;
  /**
   * What keeps a help desk to its own domains; every route for that role has it. A thing: `:id` is one, and of another
   * domain it is not found. `handler`: the handler does it, by `caller.domains`.
   */
  within?: DomainThing | 'handler';
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** The body may be a form, too, with dots for what is inside (`user.login`): for programs that can send nothing else. */
  form?: true;
  /** The most it may be, in bytes; 2 MB unless told. */
  bodyBytes?: number;
  /** Status of success; 200 unless told, 204 where there is no answer. */
  status?: number;
  /** Absent: 204, and what the handler returns is only for the audit entry. */
  answer?: z.ZodType<A> | MediaAnswer;
  /** Documented besides the common ones. */
  errors?: Record<number, string>;
  /** Honours the header Idempotency-Key: the same call again is answered the same. Its answer is JSON. */
  idempotent?: boolean;
  /** The thing as it was before the change. */
  before?(context: RouteContext<P, Q, B>): Promise<W>;
  handler(context: RouteContext<P, Q, B, W>): Promise<R> | R;
  /** Every route that changes or discloses something has one, or says `own` where it writes its entries itself. */
  audit?: AuditSpec<RouteContext<NoInfer<P>, NoInfer<Q>, NoInfer<B>, NoInfer<W>>, NoInfer<R>> | 'own';
}

/** A route with its types forgotten, as the list of all routes holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the list holds routes of many types; route() has checked each
export type Route = RouteSpec<any, any, any, any, any, any>;

/** Declares a route; the schemas give the handler its types, and a JSON answer must fit its schema. */
export function route<P, Q, B, A, W, R extends [unknown] extends [A] ? unknown : A>(
  spec: RouteSpec<P, Q, B, A, W, R>,
): Route {
  return spec;
}

/**
 * Keys: any one of these scopes, or `admin`. People: administrators; operators where `read` or `push` is enough;
 * auditors where `read` is.
 */
export function needs(...scopes: Scope[]): ScopedAccess {
  const roles: Role[] = ['administrator'];
  if (scopes.includes('read') || scopes.includes('push')) roles.push('operator');
  if (scopes.includes('read')) roles.push('auditor');
  return { scopes, roles };
}

/** The same, and people with these roles. */
export function alsoFor(access: ScopedAccess, ...roles: Role[]): ScopedAccess {
  return { ...access, roles: [...access.roles, ...roles] };
}

/** The names of the routes that people with this role may call. */
export function namesFor(routes: readonly Route[], role: Role): string[] {
  return routes
    .filter(({ access }) => typeof access !== 'object' || access.roles.includes(role))
    .map(({ name }) => name);
}

export function isMedia(answer: Route['answer']): answer is MediaAnswer {
  return answer !== undefined && 'media' in answer;
}

/** Status of a call that went well. */
export function successStatus(spec: Route): number {
  return spec.status ?? (spec.answer ? 200 : 204);
}
