import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { deleteMailRoute, updateMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconPencil, IconPower, IconTestPipe, IconTrash } from '../../parts/icons.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** A route's "…" menu: Test, Edit, Switch off, Delete. */
export function MailRouteMenu({ route, onEdit, onTest }: { route: MailRoute; onEdit(): void; onTest(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, match, enabled } = route;
  const refresh = () => {
    for (const area of [keys.mailRoutes, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
  };
  const toggle = useMutation({
    mutationFn: () => updateMailRoute(id, { enabled: !enabled }),
    onSuccess: () => {
      refresh();
      notifications.show({ color: 'green', message: t.mailRoutes.saved(match) });
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const remove = () =>
    confirm({
      title: t.mailRoutes.deleteTitle(match),
      text: t.mailRoutes.deleteText(match),
      action: t.mailRoutes.deleteAction,
      danger: true,
      run: () => deleteMailRoute(id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.mailRoutes.deleted(match) });
      },
    });
  return (
    <RowMenu of={match}>
      <Menu.Item leftSection={<IconTestPipe size={16} />} onClick={onTest}>
        {t.mailRoutes.test}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
        {t.mailRoutes.edit}
      </Menu.Item>
      <Menu.Item leftSection={<IconPower size={16} />} onClick={() => toggle.mutate()}>
        {enabled ? t.mailRoutes.disable : t.mailRoutes.enable}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
        {t.mailRoutes.remove}
      </Menu.Item>
    </RowMenu>
  );
}
