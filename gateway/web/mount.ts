import type Router from '@koa/router';
import type { Context } from 'koa';
import { GatewayError, notFound } from '../core/errors.ts';
import { RawAnswer } from './answer.ts';
import { readJson, readJsonOrForm } from './body.ts';
import type { Caller } from './caller.ts';
import { checked, checkedParams, demandAnswer } from './checks.ts';
import type { Client } from './client-address.ts';
import type { WebDeps } from './deps.ts';
import type { Guard } from './guard.ts';
import { idempotencyKey } from './idempotency-key.ts';
import type { Live } from './live.ts';
import type { PreviewShelf } from './preview-shelf.ts';
import { type Route, type RouteContext, successStatus } from './route.ts';
import { strangers } from './strangers.ts';

/** What all handlers share. */
export interface Services {
  routes: readonly Route[];
  deps: WebDeps;
  guard: Guard;
  live: Live;
  previews: PreviewShelf;
}

/** Makes koa-router routes of route objects: guard, checks, handler, audit entry, answer, in this order. */
export function mount(router: Router, services: Services): void {
  for (const route of services.routes) {
    const demandKnown = strangers(route);
    router[route.method](route.path, async (koa) => {
      await serve(route, koa as unknown as Context & { params: Record<string, string> }, services, demandKnown);
    });
  }
}

async function serve(
  route: Route,
  koa: Context & { params: Record<string, string> },
  { deps, guard, live, previews, routes }: Services,
  demandKnown: (body: unknown) => void,
): Promise<void> {
  const client = koa.state.client as Client;
  const caller = await guard.admit(route, koa.req, client);
  koa.state.actorName = caller.actor.name;
  const params: unknown = route.params && checkedParams(route.params, koa.params);
  const query: unknown = route.query && checked(route.query, koa.query);
  await demandOwnDomain(route, caller, koa.params, deps);
  const raw = route.body && (await (route.form ? readJsonOrForm : readJson)(koa.req, route.bodyBytes));
  demandKnown(raw);
  const context: RouteContext = {
    params,
    query,
    body: route.body && checked(route.body, raw),
    before: undefined,
    actor: caller.actor,
    caller,
    client,
    idempotencyKey: route.idempotent ? idempotencyKey(koa) : undefined,
    deps,
    live,
    previews,
    routes,
    koa,
  };
  koa.status = successStatus(route);
  const perform = async (): Promise<unknown> => {
    context.before = await route.before?.(context);
    const answer: unknown = await route.handler(context);
    if (deps.checkAnswers) demandAnswer(route, answer);
    await writeAudit(route, context, answer);
    return answer;
  };
  const { idempotencyKey: key, actor } = context;
  if (key === undefined) return respond(route, koa, await perform());
  const asked = `${koa.method} ${koa.path} ${JSON.stringify(context.body)}`;
  const { answer, repeated } = await deps.access.repeats.once({ actor, key, asked }, async () =>
    JSON.stringify(await perform()),
  );
  if (repeated) koa.set('Idempotency-Replayed', 'true');
  koa.type = 'application/json; charset=utf-8';
  koa.body = answer;
}

/** To a help desk, what belongs to other domains is not there. @throws GatewayError 404 */
async function demandOwnDomain(
  { within }: Route,
  { domains }: Caller,
  params: Record<string, string>,
  { access }: WebDeps,
): Promise<void> {
  if (domains === null || within === undefined || within === 'handler') return;
  const id = params.id ?? '';
  const domain = await access.lookup.domainOf(within, id);
  if (domain === null || !domains.includes(domain)) throw notFound(within, id);
}

/** Written before the answer leaves: what is not in the log was not shown to anybody. */
async function writeAudit(route: Route, context: RouteContext, answer: unknown): Promise<void> {
  if (!route.audit || route.audit === 'own') return;
  const { action, target, summary, detail } = route.audit;
  await context.deps.access.audit.record(context.actor, {
    action,
    target: target(context, answer),
    summary: summary(context, answer),
    detail: detail?.(context, answer) ?? null,
  });
}

function respond(route: Route, koa: Context, answer: unknown): void {
  if (answer instanceof RawAnswer) {
    koa.set(answer.headers);
    koa.type = answer.type;
    koa.body = answer.body;
  } else {
    koa.body = route.answer ? answer : null;
  }
}

/** For paths that no route has, and methods that a path has not. */
export function noSuchRoute(router: Router, koa: Context): never {
  const methods = new Set(router.match(koa.path, koa.method).path.flatMap((layer) => layer.methods));
  if (methods.size === 0) {
    throw new GatewayError('NO_SUCH_PATH', `There is nothing at ${koa.path}.`, {
      status: 404,
      disposition: 'permanent',
      remedy: 'The API is described at /api/v1/openapi.json.',
    });
  }
  const allowed = [...methods].join(', ');
  koa.set('Allow', allowed);
  throw new GatewayError('METHOD', `${koa.method} is not possible here.`, {
    status: 405,
    disposition: 'permanent',
    remedy: `Use ${allowed}.`,
  });
}
