import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailRoutesQuery } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconMailForward, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { MailOutTabs } from './mail-out-tabs.tsx';
import { MailRouteDialog } from './mail-route-dialog.tsx';
import { MailRouteMenu } from './mail-route-menu.tsx';
import { RouteHealth } from './route-health.tsx';
import { RouteTestDialog } from './route-test-dialog.tsx';
import { shortTime } from './waiting-times.ts';

/** Gateways | Mail routes: by which server mails leave, and how each is doing. */
export default function MailRoutesPage() {
  const t = useTexts();
  const routes = useQuery(mailRoutesQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<MailRoute | 'new' | null>(null);
  const [testing, setTesting] = useState<MailRoute | null>(null);
  const add = (
    <May needs="createMailRoute">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.mailRoutes.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.mailRoutes}
        crumbs={[{ label: t.shell.areas.gateways }]}
        text={t.mailRoutes.text}
        actions={add}
      />
      <MailOutTabs />
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
    { key: 'limits', header: t.mailRoutes.pace, long: true, width: '18%', cell: (route) => <Pace route={route} /> },
    { key: 'health', header: t.mailRoutes.health, width: '34%', cell: (route) => <RouteHealth route={route} /> },
  ];
}

function By({ route }: { route: MailRoute }) {
  const t = useTexts();
  const { kind, hosts } = route;
  if (kind === 'discard') return <StateBadge state="warning" word={t.mailRoutes.discardBy} />;
  return (
    <>
      <Text size="sm">{t.mailRoutes.kinds[kind]}</Text>
      {kind === 'smarthost' ? (
        <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
          {hosts.map((host) => (
            <Text key={host.id} size="xs" c="dimmed" component="li">
              <span className="mono breakable">{`${host.host}:${host.port}`}</span>
              <br />
              {[t.mailRoutes.tlsKinds[host.tls], host.auth && t.mailRoutes.loginAs(host.auth.username)]
                .filter((word) => word !== null)
                .join(' · ')}
            </Text>
          ))}
        </Stack>
      ) : (
        <Text size="xs" c="dimmed">
          {kind === 'mx' ? `${t.mailRoutes.mxBy} · ${t.mailRoutes.tlsKinds[route.tls]}` : t.mailRoutes.captureBy}
        </Text>
      )}
    </>
  );
}

/** Limits and waiting times where the route has its own. */
function Pace({ route }: { route: MailRoute }) {
  const { texts: t, formats } = useLanguage();
  const { connections, perMinute, retrySeconds } = route;
  const words = [
    connections !== null && t.mailRoutes.connectionsOf(formats.number(connections)),
    perMinute !== null && t.mailRoutes.perMinuteOf(formats.number(perMinute)),
    retrySeconds && t.mailRoutes.retryOf(retrySeconds.map(shortTime).join(', ')),
  ].filter((word) => typeof word === 'string');
  return <Text size="xs">{words.length > 0 ? words.join('; ') : t.mailRoutes.usual}</Text>;
}
