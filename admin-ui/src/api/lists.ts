import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from './types.ts';

/** Rows asked for at once. */
export const PAGE_SIZE = 50;

/**
 * A long list, page by page: `useList([keys.users, 'list', filter], (page) => answer(api.GET('/api/v1/users', {params:
 * {query: {...filter, ...page}}})))`. While the filter changes the old rows stay, so that the table does not jump.
 */
export function useList<T>(
  queryKey: QueryKey,
  fetchPage: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  options: { enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam ? { limit: PAGE_SIZE, cursor: pageParam } : { limit: PAGE_SIZE }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    ...options,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.items) };
}
export type ListQuery<T> = ReturnType<typeof useList<T>>;
