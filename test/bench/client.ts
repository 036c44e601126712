import { Agent, request } from 'node:http';
import type { RunningGateway } from '../rig/gateway.ts';

/** A client that costs little: kept connections, no more of HTTP than it needs. Calls with the scope `admin`. */
export async function openClient({ api, url }: RunningGateway) {
  const { key } = await api.post<{ key: string }>('/api-keys', { name: 'bench', scopes: ['admin'] });
  const agent = new Agent({ keepAlive: true, noDelay: true });
  const call = (method: string, path: string, body: string): Promise<string> =>
    new Promise<string>((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const sent = request(`${url}/api/v1${path}`, { method, agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          if (response.statusCode! < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server had just closed the kept connection: nothing was sent.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(call(method, path, body));
        else reject(error);
      });
      sent.end(body);
    });
  return {
    get: async <T>(path: string) => JSON.parse(await call('GET', path, '')) as T,
    post: async <T>(path: string, body: object) => JSON.parse(await call('POST', path, JSON.stringify(body))) as T,
  };
}

export type Client = Awaited<ReturnType<typeof openClient>>;

/** So many users are made at a time: ten thousand connections opened at once would not all be taken. */
const AT_ONCE = 64;

/** Users with a token each. @returns the tokens' ids */
export async function makeTokens(client: Client, count: number): Promise<string[]> {
  const domain = await client.post<{ id: string }>('/domains', { name: 'bench.example', defaultCountry: 'GB' });
  const ids: string[] = [];
  let next = 0;
  const make = async () => {
    while (next < count) {
      const n = next++;
      const user = await client.post<{ id: string }>('/users', {
        domainId: domain.id,
        login: `user${n}`,
        email: `user${n}@bench.example`,
        mobile: `+4477009${String(n).padStart(5, '0')}`,
      });
      ids[n] = (await client.post<{ id: string }>(`/users/${user.id}/tokens`, { issuer: 'Bench' })).id;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, make));
  return ids;
}
