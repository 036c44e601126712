import { Text } from '@mantine/core';
import { deleteRelayAccount, relayAccountsQuery, updateRelayAccount } from '../../api/relay-accounts.ts';
import type { RelayAccount } from '../../api/types.ts';
import type { Column } from '../../parts/data-table.tsx';
import { IconUserKey } from '../../parts/icons.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { rulesInWords } from './address-rules.tsx';
import { EntriesPage } from './entries-page.tsx';
import { refusedCount } from './refusals.tsx';
import { RelayAccountDialog } from './relay-account-dialog.tsx';

/** Gateways | Listeners | Accounts: who may log in to hand over mail. */
export default function RelayAccountsPage() {
  return (
    <EntriesPage<RelayAccount>
      area="relayAccounts"
      words={useTexts().relayAccounts}
      icon={IconUserKey}
      query={relayAccountsQuery}
      columns={useColumns()}
      nameOf={({ login }) => login}
      needs={{ create: 'createRelayAccount', change: 'updateRelayAccount', remove: 'deleteRelayAccount' }}
      update={updateRelayAccount}
      remove={deleteRelayAccount}
      dialog={(editing, onClose) => <RelayAccountDialog account={editing} onClose={onClose} />}
    />
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
