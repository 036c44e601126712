import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { restartModem, updateModem } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { explain } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What is done to a modem at once, with a notice of how it went. */
export function useModemActs({ id, name, enabled }: Modem): { refresh(): void; restart(): void; toggle(): void } {
  const t = useTexts();
  const queries = useQueryClient();
  const refresh = () => {
    for (const area of [keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
  };
  const act = useMutation({
    mutationFn: ({ call }: { call: () => Promise<unknown>; done: string }) => call(),
    onSuccess: (_, { done }) => {
      refresh();
      notifications.show({ color: 'green', message: done });
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  return {
    refresh,
    restart: () => act.mutate({ call: () => restartModem(id), done: t.modems.restarted(name) }),
    toggle: () =>
      act.mutate({
        call: () => updateModem(id, { enabled: !enabled }),
        done: enabled ? t.modems.disabledNow(name) : t.modems.enabledNow(name),
      }),
  };
}
