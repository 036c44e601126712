import { Anchor, Button, Group, Menu, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { deleteUser, domainsQuery, useUsers } from '../../api/directory.ts';
import { setUserEnabled, usersCsvUrl } from '../../api/imports.ts';
import { keys } from '../../api/keys.ts';
import type { Domain, User } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote, explain } from '../../parts/error-note.tsx';
import {
  IconDownload,
  IconKey,
  IconPencil,
  IconPlus,
  IconPower,
  IconTrash,
  IconUpload,
  IconUserPlus,
  IconUsers,
  IconWorld,
} from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { DomainDialog } from './domain-dialog.tsx';
import { DomainMenu } from './domain-menu.tsx';
import { UserDialog } from './user-dialog.tsx';
import { UserImportDialog } from './user-import-dialog.tsx';

type Editing = { user: User | 'new' } | { domain: Domain | 'new' } | null;

/** Directory | Users: choose the domain, find the user, go on to the tokens. */
export default function UsersPage() {
  const t = useTexts();
  const domains = useQuery(domainsQuery);
  const [params, setParams] = useSearchParams();
  const q = useSearchText();
  const [editing, setEditing] = useState<Editing>(null);
  const [importing, { open: openImport, close: closeImport }] = useDisclosure();
  const chosen = domains.data?.find((domain) => domain.id === params.get('domain'));
  const users = useUsers(chosen?.id, q, domains.data !== undefined);
  const columns = useColumns(chosen === undefined);
  const noDomains = domains.data?.length === 0;
  const choose = (id: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (id) next.set('domain', id);
      else next.delete('domain');
      return next;
    });
  const newUser = (
    <May needs="createUser">
      <Button leftSection={<IconUserPlus size={16} />} onClick={() => setEditing({ user: 'new' })}>
        {t.directory.newUser}
      </Button>
    </May>
  );
  const newDomain = (
    <May needs="createDomain">
      <Button
        variant={noDomains ? 'filled' : 'default'}
        leftSection={<IconPlus size={16} />}
        onClick={() => setEditing({ domain: 'new' })}
      >
        {t.directory.newDomain}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.users}
        crumbs={[{ label: t.shell.areas.directory }]}
        text={t.directory.usersText}
        actions={
          domains.data &&
          !noDomains && (
            <>
              <May needs="exportUsers">
                <Button
                  variant="default"
                  component="a"
                  href={usersCsvUrl(chosen?.id)}
                  download
                  leftSection={<IconDownload size={16} />}
                >
                  {t.imports.exportUsers}
                </Button>
              </May>
              <May needs="importUsers">
                <Button variant="default" leftSection={<IconUpload size={16} />} onClick={openImport}>
                  {t.imports.importUsers}
                </Button>
              </May>
              {newDomain}
              {newUser}
            </>
          )
        }
      />
      <ErrorNote error={domains.data ? null : domains.error} onRetry={() => void domains.refetch()} />
      {noDomains && (
        <EmptyState
          icon={IconWorld}
          title={t.directory.noDomainsTitle}
          text={t.directory.noDomainsText}
          action={newDomain}
        />
      )}
      {domains.data && !noDomains && (
        <>
          <Group mb="sm" gap="sm" align="flex-end">
            <Group gap={4} align="center" wrap="nowrap" w={{ base: '100%', sm: 'auto' }}>
              <Select
                aria-label={t.directory.domain}
                data={[
                  { value: '', label: t.directory.allDomains },
                  ...domains.data.map(({ id, name, users }) => ({ value: id, label: `${name} (${users})` })),
                ]}
                value={chosen?.id ?? ''}
                onChange={choose}
                allowDeselect={false}
                searchable={domains.data.length > 8}
                leftSection={<IconWorld size={16} aria-hidden />}
                flex={1}
                miw={{ sm: 280 }}
              />
              {chosen && (
                <May needs="updateDomain">
                  <DomainMenu
                    domain={chosen}
                    onEdit={() => setEditing({ domain: chosen })}
                    onDeleted={() => choose(null)}
                  />
                </May>
              )}
            </Group>
            <SearchField label={t.directory.searchUsers} />
          </Group>
          <DataTable
            caption={t.shell.pages.users}
            columns={columns}
            list={users}
            rowKey={(user) => user.id}
            q={q}
            menu={(user) => <UserMenu user={user} onEdit={() => setEditing({ user })} />}
            empty={
              <EmptyState
                icon={IconUsers}
                title={t.directory.noUsersTitle}
                text={t.directory.noUsersText}
                action={newUser}
              />
            }
          />
        </>
      )}
      <DomainDialog
        domain={editing && 'domain' in editing ? editing.domain : null}
        onClose={() => setEditing(null)}
        onSaved={(domain) => choose(domain.id)}
      />
      <UserImportDialog opened={importing} domains={domains.data ?? []} domainId={chosen?.id} onClose={closeImport} />
      <UserDialog
        user={editing && 'user' in editing ? editing.user : null}
        domains={domains.data ?? []}
        domainId={chosen?.id}
        onClose={() => setEditing(null)}
      />
    </>
  );
}

function useColumns(withDomain: boolean): Column<User>[] {
  const t = useTexts();
  const columns: Column<User>[] = [
    {
      key: 'login',
      header: t.directory.login,
      card: 'title',
      long: true,
      cell: (user) => (
        <>
          <Anchor component={Link} href={tokensPath(user.id)} fw={600} size="sm">
            {user.login}
          </Anchor>
          <Text size="xs" c="dimmed">
            {[user.displayName, user.source && t.imports.from(user.source.name)].filter(Boolean).join(' · ')}
          </Text>
          {user.disabled && <StateBadge state="disabled" word={t.imports.whys[user.disabled.why]} />}
        </>
      ),
    },
    { key: 'email', header: t.directory.email, long: true, cell: (user) => user.email ?? t.common.none },
    {
      key: 'mobile',
      header: t.directory.mobile,
      width: '170px',
      cell: (user) => <span className="numbers">{user.mobile ?? t.common.none}</span>,
    },
  ];
  if (withDomain) columns.push({ key: 'domain', header: t.directory.domain, cell: (user) => user.domainName });
  columns.push({
    key: 'tokens',
    header: t.directory.tokens,
    align: 'right',
    width: '90px',
    cell: (user) => <span className="numbers">{user.tokens}</span>,
  });
  return columns;
}

function UserMenu({ user, onEdit }: { user: User; onEdit(): void }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const toggle = useMutation({
    mutationFn: (enabled: boolean) => setUserEnabled(user.id, enabled),
    onSuccess: (_, enabled) => {
      void queries.invalidateQueries({ queryKey: [keys.users] });
      notifications.show({
        color: 'green',
        message: enabled ? t.imports.enabled(user.login) : t.imports.disabled(user.login),
      });
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const remove = () =>
    confirm({
      title: t.directory.deleteUserTitle(user.login),
      text: t.directory.deleteUserText(user.login, user.tokens),
      action: t.directory.deleteUserAction,
      danger: true,
      run: () => deleteUser(user.id),
      done: () => {
        for (const area of [keys.users, keys.domains, keys.tokens, keys.status])
          void queries.invalidateQueries({ queryKey: [area] });
        notifications.show({ color: 'green', message: t.directory.userDeleted(user.login) });
      },
    });
  return (
    <RowMenu of={user.login}>
      <Menu.Item leftSection={<IconKey size={16} />} onClick={() => navigate(tokensPath(user.id))}>
        {t.directory.tokens}
      </Menu.Item>
      <May needs="updateUser">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.common.edit}
        </Menu.Item>
      </May>
      <May needs="disableUser">
        <Menu.Item leftSection={<IconPower size={16} />} onClick={() => toggle.mutate(user.disabled !== null)}>
          {user.disabled ? t.imports.enable : t.imports.disable}
        </Menu.Item>
      </May>
      <Menu.Divider />
      <May needs="deleteUser">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.common.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
