import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { domainsQuery } from '../../api/directory.ts';
import { modemsQuery } from '../../api/modems.ts';
import { smsRoutesQuery } from '../../api/sms-routes.ts';
import type { SmsRoute } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconPlus, IconRoute } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { SmsRouteDialog } from './sms-route-dialog.tsx';
import { SmsRouteMenu } from './sms-route-menu.tsx';

/** Gateways | SMS routes: which modems text messages take. */
export default function SmsRoutesPage() {
  const t = useTexts();
  const query = useQuery(smsRoutesQuery);
  const routes = query.data ?? [];
  const columns = useColumns(routes);
  const [editing, setEditing] = useState<SmsRoute | 'new' | null>(null);
  const add = (
    <May needs="createSmsRoute">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.smsRoutes.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.smsRoutes}
        crumbs={[{ label: t.shell.areas.gateways }]}
        text={t.smsRoutes.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.smsRoutes}
        columns={columns}
        list={{ ...query, rows: query.data }}
        rowKey={(route) => route.id}
        menu={(route) => <SmsRouteMenu route={route} routes={routes} onEdit={() => setEditing(route)} />}
        empty={<EmptyState icon={IconRoute} title={t.smsRoutes.emptyTitle} text={t.smsRoutes.emptyText} action={add} />}
      />
      {routes.length > 0 && (
        <Text size="sm" c="dimmed">
          {t.smsRoutes.rest}
        </Text>
      )}
      <SmsRouteDialog route={editing} routes={routes} onClose={() => setEditing(null)} />
    </>
  );
}

function useColumns(routes: SmsRoute[]): Column<SmsRoute>[] {
  const t = useTexts();
  const fits = useFits();
  const by = useBy();
  return [
    {
      key: 'order',
      header: t.smsRoutes.order,
      width: '76px',
      cell: ({ id }) => <span className="numbers">{routes.findIndex((route) => route.id === id) + 1}</span>,
    },
    {
      key: 'name',
      header: t.smsRoutes.name,
      card: 'title',
      long: true,
      width: '20%',
      cell: ({ name }) => (
        <Text size="sm" fw={600}>
          {name}
        </Text>
      ),
    },
    { key: 'fits', header: t.smsRoutes.fits, long: true, width: '26%', cell: fits },
    {
      key: 'modems',
      header: t.smsRoutes.modems,
      long: true,
      width: '20%',
      cell: (route) => (
        <>
          <Text size="sm">{by(route)}</Text>
          <Text size="xs" c="dimmed">
            {t.smsRoutes.strategies[route.strategy]}
          </Text>
        </>
      ),
    },
    {
      key: 'otherwise',
      header: t.smsRoutes.otherwise,
      width: '140px',
      cell: ({ modems, otherwise }) => (modems.length === 0 ? null : t.smsRoutes.otherwises[otherwise]),
    },
    {
      key: 'state',
      header: t.smsRoutes.state,
      card: 'badge',
      width: '130px',
      cell: ({ enabled }) => <StateBadge state={enabled ? 'enabled' : 'disabled'} />,
    },
  ];
}

/** Which texts a route fits, in words. */
function useFits(): (route: SmsRoute) => string {
  const t = useTexts();
  const domains = useQuery(domainsQuery).data;
  const nameOf = (id: string) =>
    domains ? (domains.find((domain) => domain.id === id)?.name ?? t.smsRoutes.goneDomain) : t.common.loading;
  return (route) => {
    const words = [
      route.classes.length > 0 && route.classes.map((one) => t.smsRoutes.classes[one]).join(', '),
      route.prefixes.length > 0 && t.smsRoutes.to(route.prefixes.join(', ')),
      route.domains.length > 0 && t.smsRoutes.ofDomains(route.domains.map(nameOf).join(', ')),
    ].filter((word) => word !== false);
    return words.join('; ') || t.smsRoutes.anything;
  };
}

/** By which modems it leads, in order. */
function useBy(): (route: SmsRoute) => string {
  const t = useTexts();
  const modems = useQuery(modemsQuery).data;
  const nameOf = (id: string) =>
    modems ? (modems.find((modem) => modem.id === id)?.name ?? t.smsRoutes.goneModem) : t.common.loading;
  return (route) => (route.modems.length === 0 ? t.smsRoutes.allModems : route.modems.map(nameOf).join(', '));
}
