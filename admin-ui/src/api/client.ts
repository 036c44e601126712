import createClient from 'openapi-fetch';
import { errorFromAnswer } from './error.ts';
import type { paths } from './schema.gen.ts';

/** The gateway's API. The header marks the call as the console's own, which no other site can forge. */
export const api = createClient<paths>({ headers: { 'X-Gateway': '1' }, credentials: 'same-origin' });

let onSignedOut: () => void = () => {};

/** @param listener called when any answer says that the session has ended (401) */
export function watchSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The answer's body, or the gateway's error thrown as an ApiError:
 * `const user = await answer(api.GET('/api/v1/users/{id}', {params: {path: {id}}}))`.
 * A 204 gives undefined.
 */
export async function answer<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  if (response.status === 401) onSignedOut();
  throw errorFromAnswer(response.status, error);
}
