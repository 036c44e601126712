import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { MessageAction, MessageFilter, MessageInput, QueueActionInput, QueueRun } from './types.ts';

/** Newest first. */
export function useMessages(filter: MessageFilter) {
  return useList([keys.messages, 'list', filter], (page) =>
    answer(api.GET('/api/v1/messages', { params: { query: { ...filter, ...page } } })),
  );
}

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.messages, id],
    queryFn: () => answer(api.GET('/api/v1/messages/{id}', { params: { path: { id } } })),
  });

/** Has anything ever been pushed? */
export const anyPushQuery = queryOptions({
  queryKey: [keys.messages, 'any-push'],
  queryFn: async () =>
    (await answer(api.GET('/api/v1/messages', { params: { query: { kind: 'push', limit: 1 } } }))).items.length > 0,
});

/** @returns the message as it is afterwards. @throws ApiError 409 where its state forbids it */
export function actOnMessage(id: string, action: MessageAction) {
  const params = { path: { id } };
  switch (action) {
    case 'retry':
      return answer(api.POST('/api/v1/messages/{id}/retry', { params }));
    case 'hold':
      return answer(api.POST('/api/v1/messages/{id}/hold', { params }));
    case 'release':
      return answer(api.POST('/api/v1/messages/{id}/release', { params }));
    case 'cancel':
      return answer(api.POST('/api/v1/messages/{id}/cancel', { params }));
    case 'resolve-sent':
      return answer(api.POST('/api/v1/messages/{id}/resolve', { params, body: { as: 'sent' } }));
    case 'resolve-resend':
      return answer(api.POST('/api/v1/messages/{id}/resolve', { params, body: { as: 'resend' } }));
  }
}

/** @param key the same key twice sends once */
export const sendMessage = (body: MessageInput, key: string) =>
  answer(api.POST('/api/v1/messages', { params: { header: { 'Idempotency-Key': key } }, body }));

/** Acts on many messages at once, or only counts them; with many it goes on after the answer: see `queueRunQuery`. */
export const actOnMessages = (body: QueueActionInput) => answer(api.POST('/api/v1/messages/actions', { body }));
export const stopQueueRun = (id: string) =>
  answer(api.POST('/api/v1/messages/actions/{id}/stop', { params: { path: { id } } }));

/** How often a run that is under way is asked for (ms): its progress is no event. */
const RUN_POLL_MS = 700;

/** How far an act on many messages has come. @param first what the act itself answered */
export const queueRunQuery = (first: QueueRun) =>
  queryOptions({
    queryKey: ['queue-run', first.id],
    queryFn: () => answer(api.GET('/api/v1/messages/actions/{id}', { params: { path: { id: first.id } } })),
    initialData: first,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUN_POLL_MS : false),
  });
