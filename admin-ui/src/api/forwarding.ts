import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { ForwardingRuleInput, ForwardingRulePatch, ForwardState } from './types.ts';

export const forwardingQuery = queryOptions({
  queryKey: [keys.forwarding, 'rules'],
  queryFn: async () => (await answer(api.GET('/api/v1/inbox/forwarding'))).items,
});

/** What was passed on, newest first. */
export function useForwards(filter: { state?: ForwardState; ruleId?: string }) {
  return useList([keys.forwarding, 'log', filter], (page) =>
    answer(api.GET('/api/v1/inbox/forwards', { params: { query: { ...filter, ...page } } })),
  );
}

export const createForwarding = (body: ForwardingRuleInput) => answer(api.POST('/api/v1/inbox/forwarding', { body }));
export const updateForwarding = (id: string, body: ForwardingRulePatch) =>
  answer(api.PATCH('/api/v1/inbox/forwarding/{id}', { params: { path: { id } }, body }));
export const deleteForwarding = (id: string) =>
  answer(api.DELETE('/api/v1/inbox/forwarding/{id}', { params: { path: { id } } }));
/** Passes a made-up SMS on, now. */
export const testForwarding = (id: string) =>
  answer(api.POST('/api/v1/inbox/forwarding/{id}/test', { params: { path: { id } } }));
export const retryForward = (id: string) =>
  answer(api.POST('/api/v1/inbox/forwards/{id}/retry', { params: { path: { id } } }));
