/**
 * What the outbox does with a message after this error:
 * - `temporary`: try again on the schedule, one attempt is counted
 * - `permanent`: fail now, with these words
 * - `local`: our own route, modem or disk is at fault; try again, no attempt is counted
 * - `uncertain`: it was handed over and no answer came; never resent by itself
 */
export type Disposition = 'temporary' | 'permanent' | 'local' | 'uncertain';

export interface FieldError {
  /** Path into the input, `listeners.0.port`. */
  path: string;
  message: string;
}

export interface GatewayErrorOptions {
  disposition?: Disposition;
  /** What a person can do about it, one sentence. */
  remedy?: string;
  /** HTTP status where this error reaches an API caller. */
  status?: number;
  fields?: FieldError[];
  /** Milliseconds after which another try makes sense. */
  retryAfterMs?: number;
  /** The error underneath; logged, never shown to a caller. */
  cause?: unknown;
}

/**
 * The one error of the house. Made at the edge (AT, SMTP, HTTP, files), decided in one place.
 * `code` is stable UPPER_SNAKE, `message` is the cause in plain words, `remedy` what to do. Neither holds a secret.
 */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: string;
  readonly disposition: Disposition;
  readonly remedy: string | undefined;
  readonly status: number | undefined;
  readonly fields: FieldError[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, options: GatewayErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.disposition = options.disposition ?? 'temporary';
    this.remedy = options.remedy;
    this.status = options.status;
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Any thrown value as a GatewayError; what we do not know counts as temporary. */
export function asGatewayError(error: unknown, code = 'UNEXPECTED'): GatewayError {
  if (error instanceof GatewayError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GatewayError(code, message, { cause: error });
}

/** 404 with the thing's name: `notFound('user', id)`. */
export function notFound(what: string, id: string): GatewayError {
  return new GatewayError('NOT_FOUND', `There is no ${what} ${JSON.stringify(id)}.`, {
    status: 404,
    disposition: 'permanent',
    remedy: 'It may have been deleted; reload the list.',
  });
}

/** 409: the thing's state forbids the request. */
export function conflict(code: string, message: string, remedy?: string): GatewayError {
  return new GatewayError(code, message, { status: 409, disposition: 'permanent', remedy });
}

/** 422: the input is understood but wrong; `fields` says where. */
export function invalid(code: string, message: string, fields?: FieldError[], remedy?: string): GatewayError {
  return new GatewayError(code, message, { status: 422, disposition: 'permanent', fields, remedy });
}

/** A person wants a message back that only waited inside a sender. */
export function withdrawn(): GatewayError {
  return new GatewayError('WITHDRAWN', 'It was called back before anything was sent.', {
    disposition: 'local',
    retryAfterMs: 0,
  });
}
