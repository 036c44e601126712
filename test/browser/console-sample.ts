import { vi } from 'vitest';
import type { RunningGateway } from '../rig/gateway.ts';
import { fillDirectory, fillGateways, fillMail, type Sample } from '../rig/sample.ts';

type Api = RunningGateway['api'];

export interface ConsoleSample extends Sample {
  /** A page's path with the sample's id in the place of `:id`. */
  addressOf(path: string): string;
}

/** Something of everything, so that no page of the console is empty. */
export async function fillConsole(api: Api): Promise<ConsoleSample> {
  const sample = await fillDirectory(api);
  const { userId, tokenId } = sample;
  /** What stands for `:id`, by the path before it. */
  const ids: Record<string, string> = { '/directory/users': userId };
  for (const channel of ['email', 'sms']) {
    const { messageId } = await api.post<{ messageId: string }>(`/tokens/${tokenId}/push`, { channel });
    ids['/messages'] = messageId;
  }
  ids['/directory/sources'] = await addSource(api, userId);
  ids['/captured'] = (await vi.waitUntil(() => first(api, '/captured'), { timeout: 10_000 })).id;
  ids['/gateways/modems'] = (await first(api, '/modems'))!.id;
  ids['/gateways/sims'] = (await fillGateways(api)).iccid;
  await fillMail(api);
  return {
    ...sample,
    addressOf(path) {
      const [before = '', rest] = path.split('/:id');
      if (rest === undefined) return path;
      const id = ids[before];
      if (!id) throw new Error(`Which id stands in ${path}? Add it to the sample above.`);
      return `${before}/${id}${rest}`;
    },
  };
}

async function first(api: Api, path: string): Promise<{ id: string } | undefined> {
  return (await api.get<{ items: { id: string }[] }>(path)).items[0];
}

/** An identity source whose first sync has failed, since nothing is there. */
async function addSource(api: Api, userId: string): Promise<string> {
  const { domainId } = await api.get<{ domainId: string }>(`/users/${userId}`);
  const input = { name: 'Head office', domainId, host: '127.0.0.1', port: 1, baseDn: 'dc=example,dc=com' };
  const { id } = await api.post<{ id: string }>('/sources', input);
  await api.post(`/sources/${id}/sync`, {});
  return id;
}
