import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';

/** Mails that a capture route kept, newest first. */
export function useCaptured(q: string) {
  const filter = q.trim() ? { q: q.trim() } : {};
  return useList([keys.captured, 'list', filter], (page) =>
    answer(api.GET('/api/v1/captured', { params: { query: { ...filter, ...page } } })),
  );
}

/** A mail never changes, so it is not asked for twice. */
export const capturedQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.captured, id],
    queryFn: () => answer(api.GET('/api/v1/captured/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The MIME message as it would have left. */
export const capturedSourceQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.captured, id, 'source'],
    queryFn: () =>
      answer(api.GET('/api/v1/captured/{id}/source', { params: { path: { id } }, parseAs: 'text' })) as Promise<string>,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Addresses for a frame and a download. */
export const capturedHtmlUrl = (id: string): string => `/api/v1/captured/${id}/html`;
export const capturedSourceUrl = (id: string): string => `/api/v1/captured/${id}/source`;

export const deleteCaptured = (id: string) => answer(api.DELETE('/api/v1/captured/{id}', { params: { path: { id } } }));
export const clearCaptured = () => answer(api.DELETE('/api/v1/captured'));
