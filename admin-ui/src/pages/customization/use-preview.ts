import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.ts';
import type { TemplatePlace } from '../../api/push-room.ts';

/** Pause (ms) in typing after which the gateway is asked. */
const PAUSE_MS = 350;

/** What the gateway makes of a draft, once typing pauses; the last good one stays while there is an error. */
export function usePreview<D, P>(
  channel: 'smtp' | 'sms',
  draft: D,
  kind: TemplatePlace['kind'],
  make: (draft: D, kind: TemplatePlace['kind'], signal: AbortSignal) => Promise<P>,
) {
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  const query = useQuery({
    queryKey: [keys.templates, channel, 'preview', kind, settled],
    queryFn: ({ signal }) => make(settled, kind, signal),
    retry: false,
    gcTime: 60_000,
    // The page of a mail preview is kept by the gateway for some minutes only.
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const [last, setLast] = useState<P>();
  useEffect(() => {
    if (query.data !== undefined) setLast(query.data);
  }, [query.data]);
  return { preview: query.data ?? last, error: query.error, updating: query.isFetching || settled !== draft };
}
