import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminsQuery } from '../../api/administration.ts';
import { domainsQuery } from '../../api/directory.ts';
import { sessionQuery } from '../../api/session.ts';
import type { Admin } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconUserPlus, IconUserShield } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { AdminDialog } from './admin-dialog.tsx';
import { AdminMenu } from './admin-menu.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { SignInRules } from './sign-in-rules.tsx';

/** Administration | Admins: who may sign in here. */
export default function AdminsPage() {
  const t = useTexts();
  const admins = useQuery(adminsQuery);
  const self = useQuery(sessionQuery).data;
  const columns = useColumns(self?.id);
  const [editing, setEditing] = useState<Admin | null>(null);
  const [adding, { open, close }] = useDisclosure();
  const add = (
    <May needs="createAdmin">
      <Button leftSection={<IconUserPlus size={16} />} onClick={open}>
        {t.admins.add}
      </Button>
    </May>
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
        menu={(admin) => <AdminMenu admin={admin} isSelf={admin.id === self?.id} onEdit={() => setEditing(admin)} />}
        empty={<EmptyState icon={IconUserShield} title={t.admins.emptyTitle} text={t.admins.emptyText} action={add} />}
      />
      <SignInRules />
      <AdminDialog opened={adding} onClose={close} />
      <RoleDialog admin={editing} onClose={() => setEditing(null)} />
    </>
  );
}

function useColumns(self: string | undefined): Column<Admin>[] {
  const t = useTexts();
  const names = new Map((useQuery(domainsQuery).data ?? []).map(({ id, name }) => [id, name]));
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
    {
      key: 'role',
      header: t.admins.role,
      cell: ({ role, domains }) => (
        <>
          {t.admins.roles[role]}
          {domains.length > 0 && (
            <Text size="xs" c="dimmed">
              {t.roles.ofDomains(domains.map((id) => names.get(id) ?? id).join(', '))}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'signIn',
      header: t.roles.signIn,
      cell: ({ enabled, secondFactor }) => {
        if (!enabled)
          return (
            <Badge color="red" variant="light" tt="none">
              {t.roles.disabled}
            </Badge>
          );
        return secondFactor ? t.roles.passwordAndCode : t.roles.password;
      },
    },
    {
      key: 'login',
      header: t.admins.lastLogin,
      cell: ({ lastLoginAt }) => (lastLoginAt ? <RelativeTime at={lastLoginAt} /> : t.admins.never),
    },
    { key: 'created', header: t.admins.created, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}
