import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { MailRouteInput, MailRoutePatch, RouteTestInput } from './types.ts';

export const mailRoutesQuery = queryOptions({
  queryKey: [keys.mailRoutes, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/mail/routes'))).items,
});

export const createMailRoute = (body: MailRouteInput) => answer(api.POST('/api/v1/mail/routes', { body }));
export const updateMailRoute = (id: string, body: MailRoutePatch) =>
  answer(api.PATCH('/api/v1/mail/routes/{id}', { params: { path: { id } }, body }));
export const deleteMailRoute = (id: string) =>
  answer(api.DELETE('/api/v1/mail/routes/{id}', { params: { path: { id } } }));
/** Resolve, connect, TLS, login, MAIL, RCPT with every host; sends nothing. */
export const testMailRoute = (id: string, body: RouteTestInput) =>
  answer(api.POST('/api/v1/mail/routes/{id}/test', { params: { path: { id } }, body }));
