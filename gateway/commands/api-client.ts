import { GatewayError } from '../core/errors.ts';

/** The HTTP API as a program uses it: with a session (after `signIn`) or an API key. @param url of the gateway */
export function apiClient(url: string, key?: string) {
  const base = `${url.replace(/\/$/, '')}/api/v1`;
  let cookie: string | undefined;

  const headers = (): Record<string, string> => ({
    'content-type': 'application/json',
    'x-gateway': '1',
    ...(cookie === undefined ? {} : { cookie }),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  });

  async function reach(method: string, path: string, body?: unknown): Promise<Response> {
    try {
      return await fetch(base + path, {
        method,
        headers: headers(),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new GatewayError('NO_GATEWAY', `No gateway answers at ${url}.`, {
        remedy: 'Start it, or give its --url.',
        cause,
      });
    }
  }

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await reach(method, path, body);
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as T & {
      error?: { code: string; message: string; remedy?: string };
    };
    // A message that failed has an `error` of its own.
    if (response.ok || !answer.error) return answer;
    const { code, message, remedy } = answer.error;
    throw new GatewayError(code, message, remedy === undefined ? {} : { remedy });
  }

  return {
    async signIn(username: string, password: string): Promise<void> {
      const response = await reach('POST', '/session', { username, password });
      cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      if (!response.ok) throw new GatewayError('SIGN_IN', `Signing in as ${username} failed (${response.status}).`);
      await response.text();
    },
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body: unknown) => call<T>('POST', path, body),
    patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
    delete: (path: string) => call<unknown>('DELETE', path),
    /** Resolves at the next live event, or after `ms`. */
    async nextEvent(ms: number): Promise<void> {
      const response = await fetch(`${base}/events`, {
        headers: headers(),
        signal: AbortSignal.timeout(Math.min(ms, 1_000)),
      });
      const reader = response.body?.getReader();
      try {
        // The first chunk greets, the next one is an event.
        await reader?.read();
        await reader?.read();
      } catch (error) {
        if ((error as Error).name !== 'TimeoutError') throw error;
      } finally {
        await reader?.cancel().catch(() => undefined);
      }
    },
  };
}
