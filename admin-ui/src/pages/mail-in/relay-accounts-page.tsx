import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { deleteRelayAccount, relayAccountsQuery, updateRelayAccount } from '../../api/relay-accounts.ts';
import type { RelayAccount } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconPlus, IconUserKey } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { rulesInWords } from './address-rules.tsx';
import { MailInHeader } from './mail-in-header.tsx';
import { refusedCount } from './refusals.tsx';
import { RelayAccountDialog } from './relay-account-dialog.tsx';

/** Gateways | Listeners | Accounts: who may log in to hand over mail. */
export default function RelayAccountsPage() {
  const { relayAccounts: t, shell } = useTexts();
  const list = useQuery(relayAccountsQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<RelayAccount | 'new' | null>(null);
  const add = (
    <May needs="createRelayAccount">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.add}
      </Button>
    </May>
  );
  return (
    <>
      <MailInHeader title={shell.pages.relayAccounts} text={t.text} actions={add} />
      <DataTable
        caption={shell.pages.relayAccounts}
        columns={columns}
        list={{ ...list, rows: list.data }}
        rowKey={({ id }) => id}
        menu={(account) => (
          <EntryMenu
            of={account.login}
            needs={{ change: 'updateRelayAccount', remove: 'deleteRelayAccount' }}
            areas={[keys.relayAccounts]}
            onEdit={() => setEditing(account)}
            toggle={{
              enabled: account.enabled,
              run: () => updateRelayAccount(account.id, { enabled: !account.enabled }),
              done: t.saved(account.login),
            }}
            remove={{
              title: t.deleteTitle(account.login),
              text: t.deleteText,
              action: t.deleteAction,
              done: t.deleted(account.login),
              run: () => deleteRelayAccount(account.id),
            }}
          />
        )}
        empty={<EmptyState icon={IconUserKey} title={t.emptyTitle} text={t.emptyText} action={add} />}
      />
      <RelayAccountDialog account={editing} onClose={() => setEditing(null)} />
    </>
  );
}

function useColumns(): Column<RelayAccount>[] {
  const { texts, formats } = useLanguage();
  const { relayAccounts: t, mailIn } = texts;
  return [
    {
      key: 'login',
      header: t.login,
      card: 'title',
      long: true,
      width: '24%',
      cell: ({ login, note }) => (
        <>
          <Text size="sm" fw={600}>
            {login}
          </Text>
          {note && (
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'state',
      header: t.state,
      card: 'badge',
      width: '130px',
      cell: ({ enabled }) => <StateBadge state={enabled ? 'enabled' : 'disabled'} />,
    },
    {
      key: 'may',
      header: t.may,
      long: true,
      cell: ({ senders, recipients, mailsPerMinute }) => {
        const from = rulesInWords(senders, texts);
        const to = rulesInWords(recipients, texts);
        return (
          <Text size="xs" component="div">
            <div>
              {mailIn.senders}: {from ?? mailIn.everyAddress}
            </div>
            <div>
              {mailIn.recipients}: {to ?? mailIn.everyAddress}
            </div>
            {mailsPerMinute !== null && <div>{t.perMinuteOf(formats.number(mailsPerMinute))}</div>}
          </Text>
        );
      },
    },
    {
      key: 'used',
      header: t.used,
      width: '150px',
      cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t.never),
    },
    {
      key: 'counters',
      header: t.counters,
      width: '170px',
      cell: ({ counters }) => (
        <Text size="xs" component="div" className="numbers">
          <div>{t.accepted(counters.accepted, formats.number(counters.accepted))}</div>
          <div>{t.refused(formats.number(refusedCount(counters.refused)))}</div>
          <div>{t.failures(counters.loginFailures, formats.number(counters.loginFailures))}</div>
        </Text>
      ),
    },
  ];
}
