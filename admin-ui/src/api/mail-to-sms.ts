import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { MailToSmsInput, MailToSmsPatch } from './types.ts';

/** Domains whose mails become text messages, the oldest first. */
export const mailToSmsQuery = queryOptions({
  queryKey: [keys.mailToSms, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/mail-to-sms'))).items,
});

export const createMailToSms = (body: MailToSmsInput) => answer(api.POST('/api/v1/mail-to-sms', { body }));
export const updateMailToSms = (id: string, body: MailToSmsPatch) =>
  answer(api.PATCH('/api/v1/mail-to-sms/{id}', { params: { path: { id } }, body }));
export const deleteMailToSms = (id: string) =>
  answer(api.DELETE('/api/v1/mail-to-sms/{id}', { params: { path: { id } } }));
