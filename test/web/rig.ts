import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import type { DomainLookup } from '../../gateway/core/domains.ts';
import { EventBus } from '../../gateway/core/events.ts';
import type { Log } from '../../gateway/core/log.ts';
import type { Scope } from '../../gateway/core/model/administration.ts';
import { type Access, createAccess, ensureFirstAdmin } from '../../gateway/web/access.ts';
import type { WebDeps, WebSettings } from '../../gateway/web/deps.ts';
import { WebServer } from '../../gateway/web/server.ts';
import { openTestStores } from '../rig/store.ts';
import { memoryServices } from './services.ts';

export const ADMIN = { username: 'admin', password: 'correct horse battery' };
export type Services = ReturnType<typeof memoryServices>;

export interface LogLine {
  level: string;
  message: string;
  [field: string]: unknown;
}

export interface TestWeb {
  url: string;
  access: Access;
  services: Services;
  bus: EventBus;
  lines: LogLine[];
  server: WebServer;
  /** A new key with these scopes, as headers. */
  keyFor(...scopes: Scope[]): Promise<Record<string, string>>;
  /** Signs the first administrator in; headers of the session, with X-Gateway. */
  signIn(): Promise<Record<string, string>>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}
export interface CallOptions {
  headers?: Record<string, string>;
  body?: unknown;
}
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

/** A web server on a free port over a real SQLite store, with one administrator. Answers are checked. */
export async function startWeb(
  options: {
    clock?: Clock;
    lookup?: DomainLookup;
    settings?: Partial<WebSettings>;
    uiDir?: string;
    deps?: Partial<WebDeps>;
  } = {},
): Promise<TestWeb> {
  const clock = options.clock ?? systemClock;
  const store = await openTestStores();
  const access = createAccess({
    ...store.stores,
    sealer: store.sealer,
    clock,
    ...(options.lookup && { lookup: options.lookup }),
  });
  await ensureFirstAdmin(access, ADMIN);
  const services = memoryServices();
  const bus = new EventBus((error) => {
    throw error;
  });
  const lines: LogLine[] = [];
  const server = new WebServer({
    settings: { host: '127.0.0.1', port: 0, tls: null, trustProxy: [], smsKeyInQuery: false, ...options.settings },
    version: '1.2.3',
    uiDir: options.uiDir ?? null,
    clock,
    log: recordingLog(lines),
    bus,
    access,
    drawQr: (text) => `data:image/png;base64,${Buffer.from(text).toString('base64')}`,
    ...services,
    checkAnswers: true,
    ...options.deps,
  });
  const url = await server.start();
  const call = (method: string, path: string, { headers = {}, body }: CallOptions = {}) =>
    callUrl(url + path, method, headers, body);
  return {
    url,
    access,
    services,
    bus,
    lines,
    server,
    call,
    async keyFor(...scopes) {
      const { key } = await access.apiKeys.create({ name: scopes.join('+'), scopes, expiresAt: null });
      return { authorization: `Bearer ${key}` };
    },
    async signIn() {
      const { headers } = await call('POST', '/api/v1/session', { body: ADMIN });
      return { cookie: headers.get('set-cookie')!.split(';')[0]!, 'x-gateway': '1' };
    },
    async close() {
      await server.stop();
      await store.close();
    },
  };
}

async function callUrl(url: string, method: string, headers: Record<string, string>, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

/** Sends bytes as they are, which fetch would not. */
export async function rawCall(
  url: string,
  options: { method: string; path: string; headers: Record<string, string>; body?: Buffer },
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  const sent = httpRequest({ hostname, port, path: options.path, method: options.method, headers: options.headers });
  sent.end(options.body);
  const [answer] = await once(sent, 'response');
  let text = '';
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode, text };
}

function recordingLog(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ ...fields, level, message });
  };
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}
