export interface FieldProblem {
  /** Path into the body, `listeners.0.port`. */
  path: string;
  message: string;
}

/** What the gateway said no with: a stable code, the cause in plain words and what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly remedy: string | undefined;
  readonly fields: FieldProblem[];

  constructor(status: number, code: string, message: string, remedy?: string, fields: FieldProblem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.fields = fields;
  }
}

/** Reads `{error: {code, message, remedy, fields}}`; anything else (a proxy's page, say) becomes UNREADABLE_ANSWER. */
export function errorFromAnswer(status: number, body: unknown): ApiError {
  const error = (body as { error?: Partial<ApiError> } | undefined)?.error;
  if (error && typeof error.code === 'string' && typeof error.message === 'string')
    return new ApiError(status, error.code, error.message, error.remedy, error.fields ?? []);
  return new ApiError(status, 'UNREADABLE_ANSWER', `HTTP ${status}`);
}

/** Any thrown value as an ApiError; `fetch` throws a TypeError when the gateway cannot be reached. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TypeError) return new ApiError(0, 'UNREACHABLE', error.message);
  return new ApiError(0, 'UNEXPECTED', error instanceof Error ? error.message : String(error));
}
