import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { DkimKeyInput } from './types.ts';

/** Keys that mails are signed with, each with its DNS record. */
export const dkimKeysQuery = queryOptions({
  queryKey: [keys.dkimKeys, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/dkim-keys'))).items,
});

export const createDkimKey = (body: DkimKeyInput) => answer(api.POST('/api/v1/dkim-keys', { body }));
/** Signs with it in place of others of its domain and algorithm, or no longer. */
export const switchDkimKey = (id: string, enabled: boolean) =>
  answer(api.PATCH('/api/v1/dkim-keys/{id}', { params: { path: { id } }, body: { enabled } }));
/** Makes the key that is to follow. */
export const rotateDkimKey = (id: string) =>
  answer(api.POST('/api/v1/dkim-keys/{id}/rotate', { params: { path: { id } } }));
/** Asks DNS for its record. */
export const checkDkimKey = (id: string) =>
  answer(api.POST('/api/v1/dkim-keys/{id}/check', { params: { path: { id } } }));
export const deleteDkimKey = (id: string) => answer(api.DELETE('/api/v1/dkim-keys/{id}', { params: { path: { id } } }));
