import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { LegacyClientInput, LegacyClientPatch } from './types.ts';

/** Old devices by address, with what each is let off. */
export const legacyClientsQuery = queryOptions({
  queryKey: [keys.legacyClients, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/legacy-clients'))).items,
});

export const createLegacyClient = (body: LegacyClientInput) => answer(api.POST('/api/v1/legacy-clients', { body }));
export const updateLegacyClient = (id: string, body: LegacyClientPatch) =>
  answer(api.PATCH('/api/v1/legacy-clients/{id}', { params: { path: { id } }, body }));
export const deleteLegacyClient = (id: string) =>
  answer(api.DELETE('/api/v1/legacy-clients/{id}', { params: { path: { id } } }));
