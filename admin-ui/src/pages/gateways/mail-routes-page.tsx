import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailRoutesQuery } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconMailForward, IconPlus } from '../../parts/icons.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MailRouteDialog } from './mail-route-dialog.tsx';
import { MailRouteMenu } from './mail-route-menu.tsx';
import { RouteTestDialog } from './route-test-dialog.tsx';

/** Gateways | Mail routes: by which server mails leave, and how each is doing. */
export default function MailRoutesPage() {
  const t = useTexts();
  const routes = useQuery(mailRoutesQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<MailRoute | 'new' | null>(null);
  const [testing, setTesting] = useState<MailRoute | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t.mailRoutes.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.mailRoutes}
        crumbs={[{ label: t.shell.areas.gateways }]}
        text={t.mailRoutes.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.mailRoutes}
        columns={columns}
        list={{ ...routes, rows: routes.data }}
        rowKey={(route) => route.id}
        menu={(route) => (
          <MailRouteMenu route={route} onEdit={() => setEditing(route)} onTest={() => setTesting(route)} />
        )}
        empty={
          <EmptyState
            icon={IconMailForward}
            title={t.mailRoutes.emptyTitle}
            text={t.mailRoutes.emptyText}
            action={add}
          />
        }
      />
      <MailRouteDialog route={editing} onClose={() => setEditing(null)} onTest={setTesting} />
      <RouteTestDialog route={testing} onClose={() => setTesting(null)} />
    </>
  );
}

function useColumns(): Column<MailRoute>[] {
  const t = useTexts();
  return [
    {
      key: 'match',
      header: t.mailRoutes.match,
      card: 'title',
      long: true,
      width: '20%',
      cell: ({ match }) => (
        <>
          <Text size="sm" fw={600}>
            {match}
          </Text>
          {match === '*' && (
            <Text size="xs" c="dimmed">
              {t.mailRoutes.everybody}
            </Text>
          )}
        </>
      ),
    },
    { key: 'by', header: t.mailRoutes.by, long: true, cell: (route) => <By route={route} /> },
    {
      key: 'tls',
      header: t.mailRoutes.security,
      width: '150px',
      cell: ({ kind, tls }) => (kind === 'capture' || kind === 'discard' ? t.common.none : t.mailRoutes.tlsKinds[tls]),
    },
    {
      key: 'login',
      header: t.mailRoutes.login,
      long: true,
      cell: ({ auth }) => auth?.username ?? t.mailRoutes.noLogin,
    },
    { key: 'health', header: t.mailRoutes.health, width: '28%', cell: (route) => <Health route={route} /> },
  ];
}

function By({ route }: { route: MailRoute }) {
  const t = useTexts();
  const where = {
    smarthost: <span className="mono">{`${route.host}:${route.port}`}</span>,
    mx: t.mailRoutes.mxBy,
    capture: t.mailRoutes.captureBy,
    discard: t.mailRoutes.discardBy,
  }[route.kind];
  return (
    <>
      <Text size="sm">{t.mailRoutes.kinds[route.kind]}</Text>
      <Text size="xs" c="dimmed" component="div">
        {where}
      </Text>
    </>
  );
}

/** How it is doing; while it fails: the cause and what to do. */
function Health({ route }: { route: MailRoute }) {
  const { state, lastError, since } = route.health;
  if (!route.enabled) return <StateBadge state="disabled" />;
  return (
    <>
      <StateBadge state={state} />
      {since && (
        <Text size="xs" c="dimmed" span>
          {' '}
          <RelativeTime at={since} />
        </Text>
      )}
      {state === 'failing' && lastError && (
        <Text size="xs" mt={4} className="breakable">
          {lastError.message} {lastError.remedy && <b>{lastError.remedy}</b>}
        </Text>
      )}
    </>
  );
}
