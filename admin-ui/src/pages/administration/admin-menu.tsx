import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { deleteAdmin } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import { changeAdmin, resetSecondFactor } from '../../api/second-factor.ts';
import type { Admin } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { IconBan, IconCheck, IconPencil, IconShieldCheck, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What can be done about somebody who may sign in. */
export function AdminMenu({ admin, isSelf, onEdit }: { admin: Admin; isSelf: boolean; onEdit(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, username, role, domains, enabled } = admin;
  const notYourself = isSelf ? { disabled: true, title: t.admins.notYourself } : {};
  const ask = (texts: { title: string; text: string; action: string }, run: () => Promise<unknown>, done: string) =>
    confirm({
      ...texts,
      danger: true,
      run: async () => void (await run()),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.admins] });
        notifications.show({ color: 'green', message: done });
      },
    });
  const enable = async () => {
    await changeAdmin(id, { role, domains, enabled: true });
    await queries.invalidateQueries({ queryKey: [keys.admins] });
    notifications.show({ color: 'green', message: t.roles.saved(username) });
  };
  return (
    <RowMenu of={username}>
      <May needs="changeAdmin">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.roles.edit}
        </Menu.Item>
      </May>
      {admin.secondFactor && (
        <May needs="resetSecondFactor">
          <Menu.Item
            leftSection={<IconShieldCheck size={16} />}
            {...notYourself}
            onClick={() =>
              ask(
                { title: t.roles.resetTitle(username), text: t.roles.resetText(username), action: t.roles.resetAction },
                () => resetSecondFactor(id),
                t.roles.resetDone(username),
              )
            }
          >
            {t.roles.resetFactor}
          </Menu.Item>
        </May>
      )}
      {enabled ? (
        <May needs="changeAdmin">
          <Menu.Item
            leftSection={<IconBan size={16} />}
            {...notYourself}
            onClick={() =>
              ask(
                { title: t.roles.disableTitle(username), text: t.roles.disableText(username), action: t.roles.disable },
                () => changeAdmin(id, { role, domains, enabled: false }),
                t.roles.saved(username),
              )
            }
          >
            {t.roles.disable}
          </Menu.Item>
        </May>
      ) : (
        <May needs="changeAdmin">
          <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => void enable()}>
            {t.roles.enable}
          </Menu.Item>
        </May>
      )}
      <May needs="deleteAdmin">
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          {...notYourself}
          onClick={() =>
            ask(
              {
                title: t.admins.removeTitle(username),
                text: t.admins.removeText(username),
                action: t.admins.removeAction,
              },
              () => deleteAdmin(id),
              t.admins.removed(username),
            )
          }
        >
          {t.admins.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
