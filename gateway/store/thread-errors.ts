import { GatewayError, type GatewayErrorOptions } from '../core/errors.ts';

/** An error as it travels between threads: where it is one of ours, `options` says so. */
export interface ThreadError {
  message: string;
  code?: unknown;
  options?: Omit<GatewayErrorOptions, 'cause'>;
  /** What was underneath, in words. */
  cause?: string;
}

export function plainError(error: unknown): ThreadError {
  const { message, code } = error as ThreadError;
  if (!(error instanceof GatewayError)) return { message, code };
  const { disposition, remedy, status, fields, retryAfterMs, cause } = error;
  const options = { disposition, remedy, status, fields, retryAfterMs };
  return { message, code, options, ...(cause instanceof Error && { cause: cause.message }) };
}

/** The error again, on the other side. */
export function errorFrom({ message, code, options, cause }: ThreadError): Error {
  if (!options) return Object.assign(new Error(message), { code });
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return new GatewayError(String(code), message, { ...given, ...(cause !== undefined && { cause: new Error(cause) }) });
}
