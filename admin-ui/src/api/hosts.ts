import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { HostInput } from './types.ts';

/** Names that the gateway knows the addresses of itself. */
export const hostsQuery = queryOptions({
  queryKey: [keys.hosts, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/hosts'))).items,
});

export const createHost = (body: HostInput) => answer(api.POST('/api/v1/hosts', { body }));
export const updateHost = (id: string, body: HostInput) =>
  answer(api.PATCH('/api/v1/hosts/{id}', { params: { path: { id } }, body }));
export const deleteHost = (id: string) => answer(api.DELETE('/api/v1/hosts/{id}', { params: { path: { id } } }));
