import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { ModemInput, ModemPatch } from './types.ts';

export const modemsQuery = queryOptions({
  queryKey: [keys.modems, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/modems'))).items,
});

/** Firmware profiles come with the program: they do not change while it runs. */
export const profilesQuery = queryOptions({
  queryKey: ['firmware-profiles'],
  queryFn: async () => (await answer(api.GET('/api/v1/firmware-profiles'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The last AT dialogue, numbers and texts masked. */
export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.modems, id, 'transcript'],
    queryFn: async () => (await answer(api.GET('/api/v1/modems/{id}/transcript', { params: { path: { id } } }))).items,
  });

export const createModem = (body: ModemInput) => answer(api.POST('/api/v1/modems', { body }));
export const updateModem = (id: string, body: ModemPatch) =>
  answer(api.PATCH('/api/v1/modems/{id}', { params: { path: { id } }, body }));
export const deleteModem = (id: string) => answer(api.DELETE('/api/v1/modems/{id}', { params: { path: { id } } }));
export const restartModem = (id: string) =>
  answer(api.POST('/api/v1/modems/{id}/restart', { params: { path: { id } } }));
