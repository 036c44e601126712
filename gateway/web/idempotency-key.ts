import type { Context } from 'koa';
import { invalid } from '../core/errors.ts';

/** Of the request's header; undefined without one. @throws GatewayError 422 IDEMPOTENCY_KEY */
export function idempotencyKey(koa: Context): string | undefined {
  const key = koa.get('Idempotency-Key');
  if (key === '') return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalid('IDEMPOTENCY_KEY', 'The header Idempotency-Key is wrong.', [
    { path: 'Idempotency-Key', message: 'must be 1 to 200 printable ASCII characters without spaces' },
  ]);
}
