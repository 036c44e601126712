import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';
import type { SimulatorFaultsPatch } from './types.ts';

/**
 * What happens at the simulated phones is told by no event of its own: the modem's and the message's events cover most
 * of it, this interval (ms) the rest, such as a text that arrives while the modem stays silent.
 */
const LOOK_AGAIN_MS = 3_000;

export const faultsQuery = queryOptions({
  queryKey: [keys.simulator, 'faults'],
  queryFn: () => answer(api.GET('/api/v1/simulator/faults')),
  refetchInterval: LOOK_AGAIN_MS,
});

/** Texts that arrived at the simulated phones, newest first. */
export const receivedQuery = queryOptions({
  queryKey: [keys.simulator, 'received'],
  queryFn: async () => (await answer(api.GET('/api/v1/simulator/received'))).items,
  refetchInterval: LOOK_AGAIN_MS,
});

/** Absent fields stay as they are. */
export const setFaults = (body: SimulatorFaultsPatch) => answer(api.PATCH('/api/v1/simulator/faults', { body }));

/** Lets a simulated phone send a text to the gateway. */
export const sendFromPhone = (from: string, text: string) =>
  answer(api.POST('/api/v1/simulator/messages', { body: { from, text } }));
