import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { TemplatePlace } from './push-room.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from './types.ts';

type TemplateKind = TemplatePlace['kind'];

export const wildcardsQuery = queryOptions({
  queryKey: [keys.templates, 'wildcards'],
  queryFn: async () => (await answer(api.GET('/api/v1/templates/push-token/wildcards'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Push Token | SMTP Template. */
export const smtp = {
  query: queryOptions({
    queryKey: [keys.templates, 'smtp'],
    queryFn: () => answer(api.GET('/api/v1/templates/push-token/smtp')),
  }),
  versions: async () => (await answer(api.GET('/api/v1/templates/push-token/smtp/versions'))).items,
  version: (version: number) =>
    answer(api.GET('/api/v1/templates/push-token/smtp/versions/{version}', { params: { path: { version } } })),
  save: (body: SmtpTemplateInput) => answer(api.PUT('/api/v1/templates/push-token/smtp', { body })),
  preview: (body: SmtpTemplateInput, kind: TemplateKind, signal: AbortSignal) =>
    answer(api.POST('/api/v1/templates/push-token/smtp/preview', { params: { query: { kind } }, body, signal })),
  /** @param key the same key twice sends once */
  test: (to: string, template: SmtpTemplateInput, key: string) =>
    answer(
      api.POST('/api/v1/templates/push-token/smtp/test', {
        params: { header: { 'Idempotency-Key': key } },
        body: { to, template },
      }),
    ),
};

/** Push Token | SMS Template. */
export const sms = {
  query: queryOptions({
    queryKey: [keys.templates, 'sms'],
    queryFn: () => answer(api.GET('/api/v1/templates/push-token/sms')),
  }),
  versions: async () => (await answer(api.GET('/api/v1/templates/push-token/sms/versions'))).items,
  version: (version: number) =>
    answer(api.GET('/api/v1/templates/push-token/sms/versions/{version}', { params: { path: { version } } })),
  save: (body: SmsTemplateInput) => answer(api.PUT('/api/v1/templates/push-token/sms', { body })),
  preview: (body: SmsTemplateInput, kind: TemplateKind, signal: AbortSignal) =>
    answer(api.POST('/api/v1/templates/push-token/sms/preview', { params: { query: { kind } }, body, signal })),
  /** @param key the same key twice sends once */
  test: (to: string, template: SmsTemplateInput, key: string) =>
    answer(
      api.POST('/api/v1/templates/push-token/sms/test', {
        params: { header: { 'Idempotency-Key': key } },
        body: { to, template },
      }),
    ),
};
