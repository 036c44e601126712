import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import { useList } from './lists.ts';
import type { components, operations } from './schema.gen.ts';

type Schemas = components['schemas'];
export type PushPolicy = Schemas['PushPolicy'];
export type PushPolicyInput = Schemas['PushPolicyInput'];
export type WorkItem = Schemas['WorkItem'];
export type BulkItem = Schemas['BulkItem'];
export type BulkRun = Schemas['BulkRun'];
export type BulkPlan = Schemas['BulkPlan'];
export type BulkInput = Schemas['BulkInput'];
export type LinkPageView = Schemas['LinkPageTextsView'];
export type LinkPageTexts = Schemas['LinkPageTexts'];
export type MessageTemplate = Schemas['MessageTemplate'];
export type MessageTemplateInput = Schemas['MessageTemplateInput'];
export type TemplatePlace = Required<Omit<MessageTemplateInput, 'content'>>;
export type Webhook = Schemas['Webhook'];
export type WebhookInput = Schemas['WebhookInput'];
export type WebhookCall = Schemas['WebhookCall'];
export type WebhookPatch = NonNullable<operations['updateWebhook']['requestBody']>['content']['application/json'];
export type LinkLanguage = 'en' | 'de';

/** @param domainId null = the general one */
export const policyQuery = (domainId: string | null) =>
  queryOptions({
    queryKey: [keys.pushPolicies, domainId],
    queryFn: () =>
      domainId === null
        ? answer(api.GET('/api/v1/push-policy'))
        : answer(api.GET('/api/v1/domains/{id}/push-policy', { params: { path: { id: domainId } } })),
  });
export const putPolicy = (domainId: string | null, body: PushPolicyInput) =>
  domainId === null
    ? answer(api.PUT('/api/v1/push-policy', { body }))
    : answer(api.PUT('/api/v1/domains/{id}/push-policy', { params: { path: { id: domainId } }, body }));
export const removePolicy = (id: string) =>
  answer(api.DELETE('/api/v1/domains/{id}/push-policy', { params: { path: { id } } }));

/** Tokens that somebody has to look after, newest first. */
export function useWork(all: boolean) {
  const open = all ? 'false' : 'true';
  return useList([keys.tokens, 'work', open], (page) =>
    answer(api.GET('/api/v1/work-list', { params: { query: { open, ...page } } })),
  );
}
export const finishWork = (id: string) => answer(api.POST('/api/v1/work-list/{id}/done', { params: { path: { id } } }));

export function useBulkRuns() {
  return useList([keys.bulk, 'list'], (page) =>
    answer(api.GET('/api/v1/bulk-pushes', { params: { query: { ...page } } })),
  );
}
/** What became of each user of a bulk push, in the order in which they are pushed. */
export function useBulkItems(id: string) {
  return useList([keys.bulk, 'items', id], (page) =>
    answer(api.GET('/api/v1/bulk-pushes/{id}/items', { params: { path: { id }, query: { ...page } } })),
  );
}
/** The dry run: what would happen. */
export const planBulk = ({ name: _, ...body }: BulkInput) => answer(api.POST('/api/v1/bulk-pushes/plan', { body }));
export const startBulk = (body: BulkInput) => answer(api.POST('/api/v1/bulk-pushes', { body }));
export const actBulk = (id: string, action: 'pause' | 'resume' | 'cancel') => {
  const path = { params: { path: { id } } };
  if (action === 'pause') return answer(api.POST('/api/v1/bulk-pushes/{id}/pause', path));
  if (action === 'resume') return answer(api.POST('/api/v1/bulk-pushes/{id}/resume', path));
  return answer(api.POST('/api/v1/bulk-pushes/{id}/cancel', path));
};

/** What goes out for this choice: its own template, or the one that stands in for it. */
export const appliedQuery = ({ kind, channel, domainId, language }: TemplatePlace) =>
  queryOptions({
    queryKey: [keys.templates, 'applied', kind, channel, domainId, language],
    queryFn: () =>
      answer(
        api.GET('/api/v1/message-templates/applied', {
          params: { query: { kind, channel, ...(domainId && { domain: domainId }), ...(language && { language }) } },
        }),
      ),
  });
export const putMessageTemplate = (body: MessageTemplateInput) =>
  answer(api.PUT('/api/v1/message-templates', { body }));
export const removeMessageTemplate = (body: TemplatePlace) =>
  answer(api.POST('/api/v1/message-templates/remove', { body }));

export const linkPageQuery = (domain: string | null, language: LinkLanguage) =>
  queryOptions({
    queryKey: [keys.linkPages, domain, language],
    queryFn: () =>
      answer(api.GET('/api/v1/link-pages', { params: { query: { ...(domain && { domain }), language } } })),
  });
export const putLinkPage = (domain: string | null, language: LinkLanguage, texts: LinkPageTexts) =>
  answer(
    api.PUT('/api/v1/link-pages', { params: { query: { ...(domain && { domain }), language } }, body: { texts } }),
  );
export const putLogo = (domain: string | null, data: string) =>
  answer(api.PUT('/api/v1/link-pages/logo', { params: { query: domain ? { domain } : {} }, body: { data } }));
export const removeLogo = (domain: string | null) =>
  answer(api.DELETE('/api/v1/link-pages/logo', { params: { query: domain ? { domain } : {} } }));

export const webhooksQuery = queryOptions({
  queryKey: [keys.webhooks, 'list'],
  queryFn: async () => (await answer(api.GET('/api/v1/webhooks'))).items,
});
export const createWebhook = (body: WebhookInput) => answer(api.POST('/api/v1/webhooks', { body }));
export const updateWebhook = (id: string, body: WebhookPatch) =>
  answer(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body }));
export const removeWebhook = (id: string) => answer(api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } }));
export const testWebhook = (id: string) => answer(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } }));
export function useWebhookCalls(state: WebhookCall['state'] | undefined) {
  return useList([keys.webhooks, 'calls', state], (page) =>
    answer(api.GET('/api/v1/webhooks/calls', { params: { query: { ...page, ...(state && { state }) } } })),
  );
}
export const replayCall = (id: string) =>
  answer(api.POST('/api/v1/webhooks/calls/{id}/replay', { params: { path: { id } } }));
