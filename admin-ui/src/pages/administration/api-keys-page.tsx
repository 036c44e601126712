import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { apiKeysQuery, revokeApiKey } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import type { ApiKey } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconApi, IconBan, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime, useNow } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ApiKeyDialog } from './api-key-dialog.tsx';

/** Administration | API keys: what programs sign in with. */
export default function ApiKeysPage() {
  const t = useTexts();
  const list = useQuery(apiKeysQuery);
  const columns = useColumns();
  const [making, { open, close }] = useDisclosure();
  const add = (
    <May needs="createApiKey">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t.apiKeys.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.apiKeys}
        crumbs={[{ label: t.shell.areas.administration }]}
        text={t.apiKeys.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.apiKeys}
        columns={columns}
        list={{ ...list, rows: list.data }}
        rowKey={(key) => key.id}
        menu={(key) => <KeyMenu apiKey={key} />}
        empty={<EmptyState icon={IconApi} title={t.apiKeys.emptyTitle} text={t.apiKeys.emptyText} action={add} />}
      />
      <ApiKeyDialog opened={making} onClose={close} />
    </>
  );
}

function stateOf(key: ApiKey, now: number): 'revoked' | 'expired' | 'active' {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && Date.parse(key.expiresAt) <= now ? 'expired' : 'active';
}

function useColumns(): Column<ApiKey>[] {
  const t = useTexts();
  const now = useNow();
  const words = { active: t.states.active, revoked: t.states.revoked, expired: t.states.expired };
  return [
    {
      key: 'name',
      header: t.apiKeys.name,
      card: 'title',
      long: true,
      cell: ({ name, prefix }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t.apiKeys.prefix} <span className="mono">{prefix}…</span>
          </Text>
        </>
      ),
    },
    {
      key: 'scopes',
      header: t.apiKeys.scopes,
      cell: ({ scopes }) => scopes.map((scope) => t.apiKeys.scopeNames[scope]).join(', '),
    },
    {
      key: 'state',
      header: t.apiKeys.state,
      card: 'badge',
      width: '130px',
      cell: (key) => {
        const state = stateOf(key, now);
        return <StateBadge state={state} word={words[state]} />;
      },
    },
    {
      key: 'used',
      header: t.apiKeys.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t.apiKeys.never),
    },
    {
      key: 'expires',
      header: t.apiKeys.expires,
      cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} /> : t.apiKeys.noExpiry),
    },
    { key: 'created', header: t.apiKeys.created, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}

function KeyMenu({ apiKey }: { apiKey: ApiKey }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { id, name, revokedAt } = apiKey;
  const revoke = () =>
    confirm({
      title: t.apiKeys.revokeTitle(name),
      text: t.apiKeys.revokeText(name),
      action: t.apiKeys.revokeAction,
      danger: true,
      run: () => revokeApiKey(id),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.apiKeys] });
        notifications.show({ color: 'green', message: t.apiKeys.revoked(name) });
      },
    });
  return (
    <RowMenu of={name}>
      <May needs="revokeApiKey">
        <Menu.Item color="red" leftSection={<IconBan size={16} />} disabled={revokedAt !== null} onClick={revoke}>
          {t.apiKeys.revoke}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
