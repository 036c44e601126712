import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { ListenerInput, ListenerPatch } from './types.ts';

/** How often the counters are asked for (ms). */
const COUNTERS_MS = 5_000;

/** SMTP doors in; those of the settings file first. */
export const listenersQuery = queryOptions({
  queryKey: [keys.listeners, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/listeners'))).items,
  // Counters are no events.
  refetchInterval: COUNTERS_MS,
});

export const createListener = (body: ListenerInput) => answer(api.POST('/api/v1/listeners', { body }));
export const updateListener = (id: string, body: ListenerPatch) =>
  answer(api.PATCH('/api/v1/listeners/{id}', { params: { path: { id } }, body }));
export const deleteListener = (id: string) =>
  answer(api.DELETE('/api/v1/listeners/{id}', { params: { path: { id } } }));
/** Closes it and opens it again; its certificate is read anew. */
export const restartListener = (id: string) =>
  answer(api.POST('/api/v1/listeners/{id}/restart', { params: { path: { id } } }));

/** The gateway's own certificate authority. */
export const relayAuthorityQuery = queryOptions({
  queryKey: [keys.listeners, 'authority'],
  queryFn: () => answer(api.GET('/api/v1/relay-authority')),
});
/** Address of a download. */
export const RELAY_AUTHORITY_URL = '/api/v1/relay-authority/certificate.pem';
