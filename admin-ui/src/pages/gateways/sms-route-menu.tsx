import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { deleteSmsRoute, updateSmsRoute } from '../../api/sms-routes.ts';
import type { SmsRoute } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconArrowDown, IconArrowUp, IconPencil, IconPower, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { moved } from './sms-route-form.ts';

/** A route's "…" menu: Edit, Move, Switch off, Delete. @param routes all, in their order */
export function SmsRouteMenu({ route, routes, onEdit }: { route: SmsRoute; routes: SmsRoute[]; onEdit(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, name, enabled } = route;
  const refresh = () => void queries.invalidateQueries({ queryKey: [keys.smsRoutes] });
  const act = useMutation({
    mutationFn: ({ call }: { call: () => Promise<unknown>; done: string }) => call(),
    onSettled: refresh,
    onSuccess: (_, { done }) => notifications.show({ color: 'green', message: done }),
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const up = moved(routes, id, -1);
  const down = moved(routes, id, 1);
  const move = (changes: typeof up) =>
    act.mutate({
      call: () => Promise.all(changes.map((change) => updateSmsRoute(change.id, { position: change.position }))),
      done: t.smsRoutes.moved(name),
    });
  const remove = () =>
    confirm({
      title: t.smsRoutes.deleteTitle(name),
      text: t.smsRoutes.deleteText(name),
      action: t.smsRoutes.deleteAction,
      danger: true,
      run: () => deleteSmsRoute(id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.smsRoutes.deleted(name) });
      },
    });
  return (
    <RowMenu of={name}>
      <May needs="updateSmsRoute">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.smsRoutes.edit}
        </Menu.Item>
      </May>
      <May needs="updateSmsRoute">
        <Menu.Item leftSection={<IconArrowUp size={16} />} disabled={up.length === 0} onClick={() => move(up)}>
          {t.smsRoutes.up}
        </Menu.Item>
      </May>
      <May needs="updateSmsRoute">
        <Menu.Item leftSection={<IconArrowDown size={16} />} disabled={down.length === 0} onClick={() => move(down)}>
          {t.smsRoutes.down}
        </Menu.Item>
      </May>
      <May needs="updateSmsRoute">
        <Menu.Item
          leftSection={<IconPower size={16} />}
          onClick={() =>
            act.mutate({ call: () => updateSmsRoute(id, { enabled: !enabled }), done: t.smsRoutes.saved(name) })
          }
        >
          {enabled ? t.smsRoutes.disable : t.smsRoutes.enable}
        </Menu.Item>
      </May>
      <Menu.Divider />
      <May needs="deleteSmsRoute">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.smsRoutes.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
