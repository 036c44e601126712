import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeyArea } from '../api/keys.ts';
import { useTexts } from '../texts/texts.tsx';
import { explain } from './error-note.tsx';

/**
 * Does something at once, says how it went, and asks anew for what it changed: `const {act} = useAct([keys.hosts]);
 * act(() => deleteHost(id), t.hosts.deleted)`.
 */
export function useAct(areas: KeyArea[]) {
  const t = useTexts();
  const queries = useQueryClient();
  const refresh = () => {
    for (const area of areas) void queries.invalidateQueries({ queryKey: [area] });
  };
  const acting = useMutation({
    mutationFn: ({ call }: { call: () => Promise<unknown>; done: string }) => call(),
    onSettled: refresh,
    onSuccess: (_, { done }) => notifications.show({ color: 'green', message: done }),
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  return {
    pending: acting.isPending,
    act: (call: () => Promise<unknown>, done: string) => acting.mutate({ call, done }),
    /** It is done already: says so, and asks anew. */
    told: (done: string) => {
      refresh();
      notifications.show({ color: 'green', message: done });
    },
  };
}
