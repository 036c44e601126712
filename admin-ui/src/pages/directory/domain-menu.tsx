import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { deleteDomain } from '../../api/directory.ts';
import type { Domain } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { IconDots, IconPencil, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useMenuFocus } from '../../parts/menu-focus.ts';
import { useTexts } from '../../texts/texts.tsx';

/** The "…" menu of the chosen domain. */
export function DomainMenu(props: { domain: Domain; onEdit(): void; onDeleted(): void }) {
  const { domain } = props;
  const t = useTexts();
  const { target, dropdown } = useMenuFocus();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const remove = () =>
    confirm({
      title: t.directory.deleteDomainTitle(domain.name),
      text: t.directory.deleteDomainText(domain.name, domain.users),
      action: t.directory.deleteDomainAction,
      danger: true,
      run: () => deleteDomain(domain.id),
      done: () => {
        props.onDeleted();
        void queries.invalidateQueries();
        notifications.show({ color: 'green', message: t.directory.domainDeleted(domain.name) });
      },
    });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon ref={target} aria-label={t.directory.domainActions} size="lg">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown {...dropdown}>
        <May needs="updateDomain">
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={props.onEdit}>
            {t.directory.editDomain}
          </Menu.Item>
        </May>
        <May needs="deleteDomain">
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t.directory.deleteDomain}
          </Menu.Item>
        </May>
      </Menu.Dropdown>
    </Menu>
  );
}
