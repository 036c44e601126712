import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';

/** Inbound SMS, newest first. @param q part of the sender's number */
export function useInbox(q: string) {
  const filter = q.trim() ? { q: q.trim() } : {};
  return useList([keys.inbox, 'list', filter], (page) =>
    answer(api.GET('/api/v1/inbox', { params: { query: { ...filter, ...page } } })),
  );
}

export const deleteInboxSms = (id: string) => answer(api.DELETE('/api/v1/inbox/{id}', { params: { path: { id } } }));
