import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { NoticeSettings, PostmasterKind } from './types.ts';

/** What senders are told of their mail. */
export const noticeSettingsQuery = queryOptions({
  queryKey: [keys.notices, 'settings'],
  queryFn: () => answer(api.GET('/api/v1/mail/notices')),
});
export const updateNotices = (body: NoticeSettings) => answer(api.PATCH('/api/v1/mail/notices', { body }));

/** Mails that could be neither delivered nor returned, newest first. */
export function usePostmaster(filter: { q?: string; kind?: PostmasterKind }) {
  return useList([keys.postmaster, 'list', filter], (page) =>
    answer(api.GET('/api/v1/postmaster', { params: { query: { ...filter, ...page } } })),
  );
}

/** One with its text. A mail never changes, so it is not asked for twice: each reading is noted. */
export const postmasterMailQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.postmaster, id],
    queryFn: () => answer(api.GET('/api/v1/postmaster/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
/** Address of a download. */
export const postmasterSourceUrl = (id: string): string => `/api/v1/postmaster/${id}/source`;

export const deletePostmasterMail = (id: string) =>
  answer(api.DELETE('/api/v1/postmaster/{id}', { params: { path: { id } } }));
export const clearPostmaster = () => answer(api.DELETE('/api/v1/postmaster'));
