import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { SmsRouteInput, SmsRoutePatch } from './types.ts';

/** In the order in which they are looked at. */
export const smsRoutesQuery = queryOptions({
  queryKey: [keys.smsRoutes, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/sms/routes'))).items,
});

export const createSmsRoute = (body: SmsRouteInput) => answer(api.POST('/api/v1/sms/routes', { body }));
export const updateSmsRoute = (id: string, body: SmsRoutePatch) =>
  answer(api.PATCH('/api/v1/sms/routes/{id}', { params: { path: { id } }, body }));
export const deleteSmsRoute = (id: string) =>
  answer(api.DELETE('/api/v1/sms/routes/{id}', { params: { path: { id } } }));
