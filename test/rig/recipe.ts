import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../docs/mfa-servers/', import.meta.url);

/** A shipped recipe (docs/mfa-servers/) as an admin fills it in: this gateway's address, an API key. */
export function recipeText(path: string, { url = '', key = '' }: { url?: string; key?: string } = {}): string {
  return readFileSync(new URL(path, FOLDER), 'utf8')
    .replaceAll(/<API key, scope \w+>/g, key)
    .replaceAll(/https:\/\/([^"/@\s]*@)?gateway\.example/g, (_, user = '') => url.replace('://', `://${user}`));
}

/** The same, of JSON. */
export function recipe(path: string, filled?: { url?: string; key?: string }): Record<string, unknown> {
  return JSON.parse(recipeText(path, filled)) as Record<string, unknown>;
}

/** Python's `str.format` with names only. */
export function format(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`KeyError: ${name}`);
    return values[name];
  });
}

export interface PythonCall {
  method?: string;
  params?: Record<string, string>;
  /** A dict is sent as a form; a text as it is. */
  data?: Record<string, string> | string;
  json?: unknown;
  headers?: Record<string, string>;
  auth?: [string, string];
}

/** A call as Python's requests makes it: user and password in the URL become Basic authentication. */
export async function pythonRequests(address: string, call: PythonCall) {
  const url = new URL(address);
  const inUrl: [string, string] | undefined = url.username ? [url.username, url.password] : undefined;
  [url.username, url.password] = ['', ''];
  for (const [name, value] of Object.entries(call.params ?? {})) url.searchParams.append(name, value);
  const auth = call.auth ?? inUrl;
  const { data } = call;
  const form = typeof data === 'object' ? new URLSearchParams(data).toString() : data;
  const body = call.json === undefined ? form : JSON.stringify(call.json);
  const type = call.json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  const answer = await fetch(url, {
    method: call.method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body !== undefined && { body: Buffer.from(body) }),
    headers: new Headers({
      'user-agent': 'python-requests/2.32.3',
      accept: '*/*',
      ...(body !== undefined && (call.json !== undefined || typeof data === 'object') && { 'content-type': type }),
      ...(auth && { authorization: `Basic ${Buffer.from(auth.join(':')).toString('base64')}` }),
      ...Object.fromEntries(Object.entries(call.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    }),
  });
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
}
