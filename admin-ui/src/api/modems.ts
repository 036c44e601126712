import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { ModemInput, ModemPatch } from './types.ts';

export const modemsQuery = queryOptions({
  queryKey: [keys.modems, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/modems'))).items,
});

export const modemQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.modems, id],
    queryFn: () => answer(api.GET('/api/v1/modems/{id}', { params: { path: { id } } })),
  });

/** Samples are taken about once a minute: no event tells of each, and the many events of a busy modem are none. */
const SIGNAL_EVERY_MS = 60_000;

/** Signal over the last so many hours, in at most so many steps. */
export const signalQuery = (id: string, hours: number, points: number) =>
  queryOptions({
    queryKey: ['modem-signal', id, hours, points],
    queryFn: () =>
      answer(api.GET('/api/v1/modems/{id}/signal', { params: { path: { id }, query: { hours, points } } })),
    refetchInterval: SIGNAL_EVERY_MS,
    placeholderData: keepPreviousData,
  });

/** While ports are shown, a stick that is plugged in appears after so long; no event tells of one without a modem. */
const PORTS_EVERY_MS = 5_000;

/** Serial ports of the machine, and modems in the wrong mode; touches none. */
export const portsQuery = queryOptions({
  queryKey: ['modem-ports'],
  refetchInterval: PORTS_EVERY_MS,
  queryFn: () => answer(api.GET('/api/v1/modems/ports')),
  gcTime: 0,
});

/** Firmware profiles come with the program: they do not change while it runs. */
export const profilesQuery = queryOptions({
  queryKey: ['firmware-profiles'],
  queryFn: async () => (await answer(api.GET('/api/v1/firmware-profiles'))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The last AT dialogue, numbers and texts masked. */
export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: [keys.modems, id, 'transcript'],
    queryFn: async () => (await answer(api.GET('/api/v1/modems/{id}/transcript', { params: { path: { id } } }))).items,
  });

export const createModem = (body: ModemInput) => answer(api.POST('/api/v1/modems', { body }));
export const updateModem = (id: string, body: ModemPatch) =>
  answer(api.PATCH('/api/v1/modems/{id}', { params: { path: { id } }, body }));
export const deleteModem = (id: string) => answer(api.DELETE('/api/v1/modems/{id}', { params: { path: { id } } }));
export const restartModem = (id: string) =>
  answer(api.POST('/api/v1/modems/{id}/restart', { params: { path: { id } } }));
/** Takes whatever modem answers at the configured port for this one. */
export const adoptModem = (id: string) => answer(api.POST('/api/v1/modems/{id}/adopt', { params: { path: { id } } }));
/** Looks who answers at a port that no modem uses; sends nothing. @param profile null = chosen by what it says */
export const probeModem = (port: string, profile: string | null) =>
  answer(api.POST('/api/v1/modems/probe', { body: { port, profile } }));
