import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listenersQuery } from '../../api/listeners.ts';
import type { Listener } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconAlertTriangle, IconDoorEnter, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { fewOf } from './address-rules.tsx';
import { AuthorityCard } from './authority-card.tsx';
import { ListenerDetails } from './listener-details.tsx';
import { ListenerDialog } from './listener-dialog.tsx';
import { ListenerMenu } from './listener-menu.tsx';
import { MailInTabs } from './mail-in-tabs.tsx';
import { refusedCount } from './refusals.tsx';

/** Gateways | Listeners: where mail comes in, and what comes. */
export default function ListenersPage() {
  const t = useTexts();
  const listeners = useQuery(listenersQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<Listener | 'new' | null>(null);
  /** By id: the counters move on. */
  const [shown, setShown] = useState<string | null>(null);
  const add = (
    <May needs="createListener">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.listeners.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.listeners}
        crumbs={[{ label: t.shell.areas.gateways }]}
        text={t.listeners.text}
        actions={add}
      />
      <MailInTabs />
      <Stack>
        <DataTable
          caption={t.shell.pages.listeners}
          columns={columns}
          list={{ ...listeners, rows: listeners.data }}
          rowKey={({ id }) => id}
          menu={(listener) => (
            <ListenerMenu
              listener={listener}
              onShow={() => setShown(listener.id)}
              onEdit={() => setEditing(listener)}
            />
          )}
          empty={
            <EmptyState icon={IconDoorEnter} title={t.listeners.emptyTitle} text={t.listeners.emptyText} action={add} />
          }
        />
        <AuthorityCard />
      </Stack>
      <ListenerDialog listener={editing} onClose={() => setEditing(null)} />
      <ListenerDetails
        listener={listeners.data?.find(({ id }) => id === shown) ?? null}
        onClose={() => setShown(null)}
      />
    </>
  );
}

function useColumns(): Column<Listener>[] {
  const t = useTexts();
  return [
    {
      key: 'name',
      header: t.listeners.name,
      card: 'title',
      long: true,
      width: '19%',
      cell: ({ name, host, port, address, source }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" className="mono">
            {address ?? `${host}:${port}`}
          </Text>
          {source === 'settings' && (
            <Badge variant="default" size="sm" tt="none" fw={500} mt={4}>
              {t.listeners.fromSettings}
            </Badge>
          )}
        </>
      ),
    },
    { key: 'state', header: t.listeners.state, width: '24%', cell: (listener) => <State listener={listener} /> },
    {
      key: 'tls',
      header: t.listeners.tls,
      long: true,
      width: '15%',
      cell: ({ tls, cert }) => (
        <>
          <Text size="sm">{t.listeners.tlsKinds[tls]}</Text>
          {tls !== 'none' && (
            <Text size="xs" c="dimmed">
              {cert ? t.listeners.certificates.files : t.listeners.certificates.own}
            </Text>
          )}
        </>
      ),
    },
    { key: 'access', header: t.listeners.access, long: true, cell: (listener) => <Access listener={listener} /> },
    {
      key: 'traffic',
      header: t.listeners.traffic,
      width: '165px',
      cell: (listener) => <Traffic listener={listener} />,
    },
  ];
}

function State({ listener: { state, since, lastError, warnings } }: { listener: Listener }) {
  const t = useTexts();
  return (
    <>
      <StateBadge state={state} />
      <Text size="xs" c="dimmed" span>
        {' '}
        <RelativeTime at={since} />
      </Text>
      {lastError && (
        <Text size="xs" mt={4} className="breakable">
          <ProblemText problem={lastError} />
        </Text>
      )}
      {warnings.map((warning) => (
        <Group key={warning} gap={6} mt={4} wrap="nowrap" align="flex-start">
          <IconAlertTriangle
            size={15}
            role="img"
            aria-label={t.states.warning}
            style={{ flex: 'none', marginTop: 1, color: 'var(--tone-warn)' }}
          />
          <Text size="xs">{t.says(warning)}</Text>
        </Group>
      ))}
    </>
  );
}

function Access({ listener: { allow, requireAuth, tls } }: { listener: Listener }) {
  const t = useTexts();
  const login = tls === 'none' ? t.listeners.loginHere : t.listeners.login;
  if (requireAuth) return <Text size="sm">{t.listeners.loginOnly}</Text>;
  return (
    <>
      {allow.length > 0 && <Text size="sm">{t.listeners.allowed(fewOf(allow, t))}</Text>}
      <Text size="sm">{login}</Text>
    </>
  );
}

function Traffic({ listener: { counters } }: { listener: Listener }) {
  const { texts: t, formats } = useLanguage();
  const { open, accepted, refused, lastMailAt } = counters;
  return (
    <Text size="xs" component="div" className="numbers">
      <div>{t.listeners.openNow(open, formats.number(open))}</div>
      <div>{t.listeners.accepted(accepted, formats.number(accepted))}</div>
      <div>{t.listeners.refused(formats.number(refusedCount(refused)))}</div>
      {lastMailAt && (
        <Text size="xs" c="dimmed" span>
          {t.listeners.last} <RelativeTime at={lastMailAt} />
        </Text>
      )}
    </Text>
  );
}
