import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { keys } from '../../api/keys.ts';
import { decideSync, deleteSource, syncSource } from '../../api/sources.ts';
import type { Source, SyncRun } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { explain } from '../../parts/error-note.tsx';
import { useLanguage } from '../../texts/texts.tsx';

/** What can be done with an identity source; each says how it went. */
export function useSourceActs() {
  const { texts: t, formats } = useLanguage();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [, navigate] = useLocation();
  const refresh = () => {
    for (const area of [keys.sources, keys.users]) void queries.invalidateQueries({ queryKey: [area] });
  };
  const act = useMutation({
    mutationFn: ({ call }: { call: () => Promise<unknown>; done: string }) => call(),
    onSettled: refresh,
    onSuccess: (_, { done }) => notifications.show({ color: 'green', message: done }),
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  return {
    pending: act.isPending,
    sync: ({ id, name }: Source, full: boolean) =>
      act.mutate({ call: () => syncSource(id, full), done: t.sources.started(name) }),
    decide: ({ id }: SyncRun, approve: boolean) =>
      act.mutate({ call: () => decideSync(id, approve), done: approve ? t.sources.approved : t.sources.rejected }),
    remove: ({ id, name, users }: Source) =>
      confirm({
        title: t.sources.deleteTitle(name),
        text: t.sources.deleteText(formats.number(users)),
        action: t.sources.deleteAction,
        danger: true,
        run: () => deleteSource(id),
        done: () => {
          refresh();
          navigate('/directory/sources');
          notifications.show({ color: 'green', message: t.sources.deleted(name) });
        },
      }),
  };
}
