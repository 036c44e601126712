import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { SmtpBanInput, SmtpBanSettings } from './types.ts';

/** How often the list is asked for (ms): bans come and end without an event. */
const BANS_MS = 5_000;

/** Who is shut out of SMTP now, newest first. */
export const smtpBansQuery = queryOptions({
  queryKey: [keys.smtpBans, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/smtp-bans'))).items,
  refetchInterval: BANS_MS,
});

export const smtpBanSettingsQuery = queryOptions({
  queryKey: [keys.smtpBans, 'settings'],
  queryFn: () => answer(api.GET('/api/v1/smtp-bans/settings')),
});

export const addSmtpBan = (body: SmtpBanInput) => answer(api.POST('/api/v1/smtp-bans', { body }));
/** Also forgets the wrong passwords that led to it. */
export const liftSmtpBan = (id: string) => answer(api.DELETE('/api/v1/smtp-bans/{id}', { params: { path: { id } } }));
export const putSmtpBanSettings = (body: SmtpBanSettings) => answer(api.PUT('/api/v1/smtp-bans/settings', { body }));
