import type { Middleware } from 'koa';
import { GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { ErrorBody } from './schemas.ts';

/** The one place where errors become answers. What is our own fault is logged here, once. */
export function errors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const known = error instanceof GatewayError ? error : fromHttp(error);
      const status = known ? statusOf(known) : 500;
      const requestId = ctx.state.requestId as string;
      if (status >= 500) log.error({ err: error, requestId, code: known?.code }, 'request failed');
      ctx.status = status;
      ctx.body = known ? body(known) : unexpected(requestId);
      if (known?.retryAfterMs) ctx.set('Retry-After', String(Math.ceil(known.retryAfterMs / 1000)));
      if (status === 401) ctx.set('WWW-Authenticate', 'Bearer');
      // The rest of the body was not read: this connection cannot take another request.
      if (status === 413) ctx.set('Connection', 'close');
    }
  };
}

function body({ code, message, remedy, fields }: GatewayError): ErrorBody {
  return { error: { code, message, ...(remedy && { remedy }), ...(fields && { fields }) } };
}

function unexpected(requestId: string): ErrorBody {
  return {
    error: {
      code: 'INTERNAL',
      message: 'The gateway made an error of its own.',
      remedy: `Look for ${requestId} in its log.`,
      requestId,
    },
  };
}

function statusOf(error: GatewayError): number {
  if (error.status !== undefined) return error.status;
  if (error.disposition === 'permanent') return 422;
  return error.disposition === 'uncertain' ? 500 : 503;
}

/** Koa's own errors about the request (a malformed URL) carry a status and may be shown. */
function fromHttp(error: unknown): GatewayError | null {
  const { status, expose, message } = error as { status?: unknown; expose?: unknown; message?: unknown };
  if (typeof status !== 'number' || status >= 500 || expose !== true) return null;
  return new GatewayError('REQUEST', String(message), { status, disposition: 'permanent' });
}
