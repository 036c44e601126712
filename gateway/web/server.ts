import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import { GatewayError } from '../core/errors.ts';
import { accessLog } from './access-log.ts';
import { ClientAddress } from './client-address.ts';
import type { WebDeps, WebSettings } from './deps.ts';
import { errors } from './errors.ts';
import { Guard } from './guard.ts';
import { securityHeaders } from './headers.ts';
import { LinkPage } from './link-page.ts';
import { Live } from './live.ts';
import { mount, noSuchRoute } from './mount.ts';
import { PreviewShelf } from './preview-shelf.ts';
import { ROUTES } from './routes/index.ts';
import { SmsDoor } from './sms-door.ts';
import { StaticUi } from './static.ts';

const CLIENT_WENT_AWAY = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];
/** Requests in flight may take this long to finish when the server stops. */
const STOP_MS = 10_000;
const REQUEST_MS = 60_000;

/** The door for browsers and API callers: admin UI, API, live events, link pages, health and metrics. */
export class WebServer {
  readonly #deps: WebDeps;
  readonly #live: Live;
  readonly #ui = new StaticUi();
  #server: Server | null = null;
  #stopping = false;

  constructor(deps: WebDeps) {
    this.#deps = deps;
    this.#live = new Live(deps);
  }

  /**
   * Listens.
   * @returns the URL to reach it by, on this machine
   * @throws GatewayError WEB_PORT, TLS_FILES
   */
  async start(): Promise<string> {
    const { settings, uiDir } = this.#deps;
    await this.#ui.load(uiDir);
    const server = createListener(settings, this.#app().callback());
    server.requestTimeout = REQUEST_MS;
    await listen(server, settings);
    this.#server = server;
    this.#live.start();
    const { port } = server.address() as AddressInfo;
    return `${settings.tls ? 'https' : 'http'}://${hostForUrl(settings.host)}:${port}`;
  }

  /** Takes no more requests, ends live streams, lets requests in flight finish. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.#live.stop();
    server.closeIdleConnections();
    const cancel = this.#deps.clock.after(STOP_MS, () => server.closeAllConnections());
    await closed;
    cancel();
  }

  #app(): Koa {
    const { settings, log, clock, links, access, outbox, pushDesk } = this.#deps;
    const app = new Koa();
    const router = new Router();
    const linkPage = new LinkPage({ links, pages: pushDesk.linkPages, audit: access.audit, clock, log });
    mount(router, {
      routes: ROUTES,
      deps: this.#deps,
      guard: new Guard(access),
      live: this.#live,
      previews: new PreviewShelf(clock),
    });
    const smsDoor = new SmsDoor({ access, outbox, keyInQuery: settings.smsKeyInQuery });
    for (const method of ['get', 'post'] as const) {
      router[method]('/api/v1/sms', (koa) => smsDoor.serve(koa as unknown as Context));
      router[method]('/l/:secret', (koa) => linkPage.serve(koa, koa.params.secret!));
    }
    app.on('error', (err: NodeJS.ErrnoException & { headerSent?: boolean }, koa?: Context) => {
      // Half an answer is out: only a broken connection tells the client that it is not whole.
      if (err.headerSent) koa?.res.destroy();
      // The client went away while it was answered; that is its right.
      if (!CLIENT_WENT_AWAY.includes(err.code ?? '')) log.error({ err }, 'an answer broke off');
    });
    app.use(accessLog(log, new ClientAddress(settings.trustProxy)));
    app.use(async (koa, next) => {
      await next();
      if (this.#stopping && !koa.headerSent) koa.set('Connection', 'close');
    });
    app.use(securityHeaders());
    app.use(errors(log));
    app.use(router.routes());
    app.use((koa) => {
      if (/^\/l(\/|$)/.test(koa.path)) return linkPage.serve(koa, '');
      const own = koa.path.startsWith('/api/') || router.match(koa.path, koa.method).path.length > 0;
      if (own || (koa.method !== 'GET' && koa.method !== 'HEAD')) noSuchRoute(router, koa);
      this.#ui.serve(koa);
    });
    return app;
  }
}

function createListener({ tls }: WebSettings, listener: RequestListener): Server {
  if (!tls) return createServer(listener);
  const read = (path: string) => {
    try {
      return readFileSync(path);
    } catch (cause) {
      throw tlsError(`The file ${path} cannot be read.`, cause);
    }
  };
  const [cert, key] = [read(tls.cert), read(tls.key)];
  try {
    return createTlsServer({ cert, key, minVersion: 'TLSv1.2' }, listener);
  } catch (cause) {
    throw tlsError(`${tls.cert} and ${tls.key} are no certificate with its key.`, cause);
  }
}

function tlsError(message: string, cause: unknown): GatewayError {
  return new GatewayError('TLS_FILES', message, {
    disposition: 'permanent',
    remedy: 'Correct web.tls: PEM files, the certificate with its chain first.',
    cause,
  });
}

function listen(server: Server, { host, port }: WebSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken
        ? `Port ${port} on ${host} is in use.`
        : `Cannot listen on ${host}:${port} (${cause.code}).`;
      reject(
        new GatewayError('WEB_PORT', message, {
          disposition: 'permanent',
          remedy: taken ? 'Stop the other program, or set web.port.' : 'Correct web.host and web.port.',
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

function hostForUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
