import { type GatewayOptions, type RunningGateway, startGateway } from '../rig/gateway.ts';

export interface MessageView {
  id: string;
  state: string;
  attempts: number;
  error: { code: string; message: string; remedy?: string } | null;
  waitingFor: string | null;
  nextAttemptAt: string | null;
  parts: { state: string; modem: string | null; sim: string | null; reference: number | null }[];
  attemptLog: { outcome: string; via: string | null; response: string | null; dialogue: { text: string }[] }[];
  timeline: { event: string }[];
}

const LONGEST_WAIT_MS = 60_000;

/** A gateway without demo mode: nothing is simulated or captured, and no door is open but the web's. */
export function startBareGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const env = { GATEWAY__DEMO: 'false', GATEWAY__SMTP__LISTENERS: '[]', GATEWAY__SMTP__LISTENERS__0__PORT: '0' };
  return startGateway({ ...options, env: { ...env, ...options.env } });
}

/** Mail to everybody leaves through this port of the machine. */
export function addSmarthost({ api }: RunningGateway, port: number): Promise<{ id: string }> {
  return api.post('/mail/routes', { match: '*', kind: 'smarthost', host: '127.0.0.1', port, tls: 'none' });
}

/** A user with a token. */
export async function addToken(
  { api }: RunningGateway,
  user: object = {},
  token: object = {},
): Promise<{ id: string; serial: string; issuer: string }> {
  const { items } = await api.get<{ items: { id: string }[] }>('/domains');
  const domain =
    items[0] ?? (await api.post<{ id: string }>('/domains', { name: 'example.com', defaultCountry: 'GB' }));
  const made = await api.post<{ id: string }>('/users', {
    domainId: domain.id,
    login: `user-${Math.random().toString(36).slice(2)}`,
    email: 'ada@example.com',
    mobile: '07700 900123',
    ...user,
  });
  return api.post(`/users/${made.id}/tokens`, { issuer: 'ACME', ...token });
}

/** What the program's own client does not need: a call by an API key with the scope `admin`. */
export async function call({ api, url }: RunningGateway, method: string, path: string, body?: object) {
  const { key } = await api.post<{ key: string }>('/api-keys', { name: `${method} ${path}`, scopes: ['admin'] });
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Listens to the live events. Close it before the gateway is stopped. */
export async function watch({ api, url }: RunningGateway) {
  const { key } = await api.post<{ key: string }>('/api-keys', { name: `watch ${Math.random()}`, scopes: ['read'] });
  const hangUp = new AbortController();
  const { body } = await fetch(`${url}/api/v1/events`, {
    headers: { authorization: `Bearer ${key}` },
    signal: hangUp.signal,
  });
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const wake of [...waiting]) wake();
    waiting.clear();
  };
  const listen = async () => {
    for await (const _chunk of body!) tell();
  };
  listen().catch((error: Error) => {
    if (error.name !== 'AbortError' && error.message !== 'terminated') throw error;
  });
  const next = (deadline: number) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('Nothing happened in time.')), deadline - Date.now());
      waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  /** What `look` finds, as soon as it finds something; looks again at every live event. */
  async function until<T>(look: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    for (;;) {
      const event = next(deadline);
      event.catch(() => {}); // told below, if it is waited for
      const found = await look();
      if (found !== null) return found;
      await event;
    }
  }
  return {
    until,
    /** The message, once it is in one of these states. */
    message: (id: string, ...states: string[]): Promise<MessageView> =>
      until(async () => {
        const message = await api.get<MessageView>(`/messages/${id}`);
        return states.includes(message.state) ? message : null;
      }),
    close: () => hangUp.abort(),
  };
}
