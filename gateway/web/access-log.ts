import type { Middleware } from 'koa';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import type { ClientAddress } from './client-address.ts';

/** Probes that come every few seconds. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Gives each request its id and its client's address, and writes one line when it is over: no query, and of a link
 * page not its secret.
 */
export function accessLog(log: Log, clients: ClientAddress): Middleware {
  return async (ctx, next) => {
    const began = performance.now();
    const client = clients.of(ctx.req);
    const requestId = newId();
    Object.assign(ctx.state, { client, requestId });
    ctx.set('X-Request-Id', requestId);
    ctx.res.once('close', () => {
      const line = {
        requestId,
        method: ctx.method,
        path: maskedPath(ctx.path),
        status: ctx.res.statusCode,
        ms: Math.round(performance.now() - began),
        ip: client.ip,
        actor: ctx.state.actorName as string | undefined,
        // A client that went away before the answer was complete.
        ...(!ctx.res.writableFinished && { aborted: true }),
      };
      if (QUIET.has(ctx.path)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    await next();
  };
}

/** Path of a log line: whatever follows `/l/` is a secret. */
export function maskedPath(path: string): string {
  return path.startsWith('/l/') ? '/l/…' : path;
}
