import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../core/errors.ts';

const MOST_BYTES = 2 * 1024 * 1024;

/**
 * The JSON of a request, strictly: `application/json`, UTF-8, at most 2 MB unless told; undefined where there is no body.
 * @throws GatewayError 400 JSON_MALFORMED, 413 BODY_TOO_LARGE, 415 MEDIA_TYPE
 */
export async function readJson(request: IncomingMessage, mostBytes = MOST_BYTES): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  demandType(request, 'application/json');
  const bytes = await readBytes(request, mostBytes);
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw bad(400, 'JSON_MALFORMED', `The body is no JSON: ${(cause as Error).message}.`, 'Send valid JSON in UTF-8.');
  }
}

/** What old programs call them. */
const JSON_TYPES = ['application/json', 'json'];
const FORM_TYPES = ['application/x-www-form-urlencoded', 'urlencoded', 'urlendcode'];

/**
 * JSON, or a form that stands for it: `user.login=ada` is `{"user":{"login":"ada"}}`, and what is empty is absent.
 * @throws GatewayError 400, 413, 415
 */
export async function readJsonOrForm(request: IncomingMessage, mostBytes = MOST_BYTES): Promise<unknown> {
  const { headers } = request;
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (JSON_TYPES.includes(type)) headers['content-type'] = 'application/json';
  if (!FORM_TYPES.includes(type)) return readJson(request, mostBytes);
  headers['content-type'] = 'application/x-www-form-urlencoded';
  const object: Record<string, unknown> = {};
  for (const [name, value] of await readForm(request, mostBytes)) {
    if (value.trim() !== '') put(object, name.split('.'), value.trim());
  }
  return object;
}

/** @throws GatewayError 400 FORM_MALFORMED */
function put(object: Record<string, unknown>, [name = '', ...inside]: string[], value: string): void {
  const there = Object.hasOwn(object, name) ? object[name] : undefined;
  const fits = inside.length === 0 ? there === undefined : there === undefined || typeof there === 'object';
  if (!/^[a-z]+$/i.test(name) || !fits) {
    throw bad(400, 'FORM_MALFORMED', `The field ${JSON.stringify(name)} of the form stands for nothing.`, NAMES);
  }
  if (inside.length === 0) object[name] = value;
  else {
    const inner = (there ?? {}) as Record<string, unknown>;
    object[name] = inner;
    put(inner, inside, value);
  }
}

const NAMES = 'Send each field once, with dots for what is inside: user.login.';

/**
 * The fields of an HTML form.
 * @throws GatewayError 413, 415
 */
export async function readForm(request: IncomingMessage, mostBytes: number): Promise<URLSearchParams> {
  if (!hasBody(request)) return new URLSearchParams();
  demandType(request, 'application/x-www-form-urlencoded');
  return new URLSearchParams((await readBytes(request, mostBytes)).toString('utf8'));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function demandType({ headers }: IncomingMessage, wanted: string): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const encoding = headers['content-encoding'] ?? 'identity';
  const readable = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  if (type.trim() === wanted && readable && encoding === 'identity') return;
  throw bad(415, 'MEDIA_TYPE', `The body must be ${wanted} in UTF-8, not compressed.`, `Send Content-Type: ${wanted}.`);
}

async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = () => bad(413, 'BODY_TOO_LARGE', `The body is larger than ${most} bytes.`, 'Send less at a time.');
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bad(status: number, code: string, message: string, remedy: string): GatewayError {
  return new GatewayError(code, message, { status, disposition: 'permanent', remedy });
}
