import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { SimPatch } from './types.ts';

/** Every SIM that was ever seen. */
export const simsQuery = queryOptions({
  queryKey: [keys.sims, 'all'],
  queryFn: async () => (await answer(api.GET('/api/v1/sims'))).items,
});

/** @param iccid the SIM's serial number, or its IMSI where the modem does not tell it */
export const simQuery = (iccid: string) =>
  queryOptions({
    queryKey: [keys.sims, iccid],
    queryFn: () => answer(api.GET('/api/v1/sims/{iccid}', { params: { path: { iccid } } })),
  });

/** Absent fields stay as they are. */
export const updateSim = (iccid: string, body: SimPatch) =>
  answer(api.PATCH('/api/v1/sims/{iccid}', { params: { path: { iccid } }, body }));
export const forgetSim = (iccid: string) => answer(api.DELETE('/api/v1/sims/{iccid}', { params: { path: { iccid } } }));
/** Asks the network; takes up to a minute. */
export const askBalance = (iccid: string) =>
  answer(api.POST('/api/v1/sims/{iccid}/balance', { params: { path: { iccid } } }));
