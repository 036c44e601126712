import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { adminsQuery, deleteAdmin } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import { sessionQuery } from '../../api/session.ts';
import type { Admin } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconTrash, IconUserPlus, IconUserShield } from '../../parts/icons.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { AdminDialog } from './admin-dialog.tsx';

/** Administration | Admins: who may sign in here. */
export default function AdminsPage() {
  const t = useTexts();
  const admins = useQuery(adminsQuery);
  const self = useQuery(sessionQuery).data;
  const columns = useColumns(self?.id);
  const [adding, { open, close }] = useDisclosure();
  const add = (
    <Button leftSection={<IconUserPlus size={16} />} onClick={open}>
      {t.admins.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.admins}
        crumbs={[{ label: t.shell.areas.administration }]}
        text={t.admins.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.admins}
        columns={columns}
        list={{ ...admins, rows: admins.data }}
        rowKey={(admin) => admin.id}
        menu={(admin) => <AdminMenu admin={admin} isSelf={admin.id === self?.id} />}
        empty={<EmptyState icon={IconUserShield} title={t.admins.emptyTitle} text={t.admins.emptyText} action={add} />}
      />
      <AdminDialog opened={adding} onClose={close} />
    </>
  );
}

function useColumns(self: string | undefined): Column<Admin>[] {
  const t = useTexts();
  return [
    {
      key: 'username',
      header: t.admins.username,
      card: 'title',
      long: true,
      cell: ({ id, username, mustChangePassword }) => (
        <>
          <Group gap={8}>
            <Text size="sm" fw={600} span>
              {username}
            </Text>
            {id === self && (
              <Badge variant="default" tt="none" fw={500}>
                {t.admins.you}
              </Badge>
            )}
          </Group>
          {mustChangePassword && (
            <Text size="xs" style={{ color: 'var(--tone-warn)' }}>
              {t.admins.mustChange}
            </Text>
          )}
        </>
      ),
    },
    { key: 'role', header: t.admins.role, cell: ({ role }) => t.admins.roles[role] },
    {
      key: 'login',
      header: t.admins.lastLogin,
      cell: ({ lastLoginAt }) => (lastLoginAt ? <RelativeTime at={lastLoginAt} /> : t.admins.never),
    },
    { key: 'created', header: t.admins.created, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}

function AdminMenu({ admin, isSelf }: { admin: Admin; isSelf: boolean }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, username } = admin;
  const remove = () =>
    confirm({
      title: t.admins.removeTitle(username),
      text: t.admins.removeText(username),
      action: t.admins.removeAction,
      danger: true,
      run: () => deleteAdmin(id),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.admins] });
        notifications.show({ color: 'green', message: t.admins.removed(username) });
      },
    });
  return (
    <RowMenu of={username}>
      <Menu.Item
        color="red"
        leftSection={<IconTrash size={16} />}
        disabled={isSelf}
        title={isSelf ? t.admins.notYourself : undefined}
        onClick={remove}
      >
        {t.admins.remove}
      </Menu.Item>
    </RowMenu>
  );
}
