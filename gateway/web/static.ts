import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'koa';
import { GatewayError } from '../core/errors.ts';
import { uiPolicy } from './headers.ts';

const compress = promisify(gzip);
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.json', '.svg', '.txt', '.webmanifest']);
/** Vite names files by their content here. */
const HASHED = /^\/assets\//;
const SMALL = 1400;
/** Stands in index.html where the nonce of an answer goes. */
const NONCE_PLACE = '__CSP_NONCE__';

interface UiFile {
  bytes: Buffer;
  gzipped: Buffer | null;
  etag: string;
  type: string;
}

/**
 * The built admin UI, read once into memory. Only what was found at the start can be asked for, so no path leads out
 * of the folder; every other path is the UI's own and gets its index.html.
 */
export class StaticUi {
  readonly #files = new Map<string, UiFile>();
  #index: string | null = null;

  /** @param dir folder with index.html; null or without one = there is no UI */
  async load(dir: string | null): Promise<void> {
    if (dir === null) return;
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile() && extname(one.name) !== '.map')) {
      const path = join(entry.parentPath, entry.name);
      const url = `/${relative(dir, path).split(sep).join('/')}`;
      if (url === '/index.html') this.#index = await readFile(path, 'utf8');
      else this.#files.set(url, await readUiFile(path));
    }
  }

  /** Answers GET and HEAD. @throws GatewayError 404 */
  serve(ctx: Context): void {
    const file = this.#files.get(ctx.path);
    if (file) this.#sendFile(ctx, file);
    else this.#sendIndex(ctx);
  }

  #sendFile(ctx: Context, file: UiFile): void {
    ctx.set('Cache-Control', HASHED.test(ctx.path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    ctx.set('ETag', file.etag);
    ctx.set('Vary', 'Accept-Encoding');
    ctx.type = file.type;
    ctx.status = 200;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    const gzipped = file.gzipped && ctx.acceptsEncodings('gzip', 'identity') === 'gzip' ? file.gzipped : null;
    if (gzipped) ctx.set('Content-Encoding', 'gzip');
    ctx.body = gzipped ?? file.bytes;
  }

  /** With a fresh nonce for the <style> elements that the UI makes, in place of its `__CSP_NONCE__`. */
  #sendIndex(ctx: Context): void {
    if (this.#index === null || HASHED.test(ctx.path)) {
      throw new GatewayError('NO_SUCH_PATH', `There is nothing at ${ctx.path}.`, {
        status: 404,
        disposition: 'permanent',
        remedy: this.#index === null ? 'The admin UI is not built: run `npm run build`.' : 'Reload the page.',
      });
    }
    const nonce = randomBytes(16).toString('base64');
    ctx.set('Content-Security-Policy', uiPolicy(nonce));
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = this.#index.replaceAll(NONCE_PLACE, nonce);
  }
}

async function readUiFile(path: string): Promise<UiFile> {
  const bytes = await readFile(path);
  const worthwhile = COMPRESSIBLE.has(extname(path)) && bytes.length > SMALL;
  return {
    bytes,
    gzipped: worthwhile ? await compress(bytes, { level: 9 }) : null,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    type: extname(path),
  };
}
