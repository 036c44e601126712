import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { OptOutInput, OptOutSettings } from './types.ts';

/** Newest first. @param q part of a number */
export function useOptOuts(q: string) {
  const filter = q.trim() ? { q: q.trim() } : {};
  return useList([keys.optOuts, 'list', filter], (page) =>
    answer(api.GET('/api/v1/opt-outs', { params: { query: { ...filter, ...page } } })),
  );
}

export const optOutSettingsQuery = queryOptions({
  queryKey: [keys.optOuts, 'settings'],
  queryFn: () => answer(api.GET('/api/v1/opt-outs/settings')),
});

export const addOptOut = (body: OptOutInput) => answer(api.POST('/api/v1/opt-outs', { body }));
export const removeOptOut = (id: string) => answer(api.DELETE('/api/v1/opt-outs/{id}', { params: { path: { id } } }));
export const putOptOutSettings = (body: OptOutSettings) => answer(api.PUT('/api/v1/opt-outs/settings', { body }));
