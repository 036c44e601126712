import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteForwarding, updateForwarding } from '../../api/forwarding.ts';
import { keys } from '../../api/keys.ts';
import type { ForwardingRule } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconPencil, IconPower, IconTestPipe, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** A rule's "…" menu: Try it, Edit, Switch off, Delete. */
export function ForwardingMenu({ rule, onEdit, onTest }: { rule: ForwardingRule; onEdit(): void; onTest(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, name, enabled } = rule;
  const refresh = () => void queries.invalidateQueries({ queryKey: [keys.forwarding] });
  const toggle = useMutation({
    mutationFn: () => updateForwarding(id, { enabled: !enabled }),
    onSuccess: () => {
      refresh();
      notifications.show({ color: 'green', message: t.forwarding.saved(name) });
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const remove = () =>
    confirm({
      title: t.forwarding.deleteTitle(name),
      text: t.forwarding.deleteText(name),
      action: t.forwarding.deleteAction,
      danger: true,
      run: () => deleteForwarding(id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.forwarding.deleted(name) });
      },
    });
  return (
    <RowMenu of={name}>
      <May needs="testForwardingRule">
        <Menu.Item leftSection={<IconTestPipe size={16} />} onClick={onTest}>
          {t.forwarding.test}
        </Menu.Item>
      </May>
      <May needs="updateForwardingRule">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.forwarding.edit}
        </Menu.Item>
      </May>
      <May needs="updateForwardingRule">
        <Menu.Item leftSection={<IconPower size={16} />} onClick={() => toggle.mutate()}>
          {enabled ? t.forwarding.disable : t.forwarding.enable}
        </Menu.Item>
      </May>
      <Menu.Divider />
      <May needs="deleteForwardingRule">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.forwarding.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
