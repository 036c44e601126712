import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { keys } from './keys.ts';

/** Checks and counts of the dashboard; events keep it fresh, the interval catches what no event tells (disk, clock). */
export const statusQuery = queryOptions({
  queryKey: [keys.status],
  queryFn: () => answer(api.GET('/api/v1/status')),
  refetchInterval: 60_000,
});
