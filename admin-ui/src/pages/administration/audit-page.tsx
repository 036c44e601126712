import { ActionIcon, Button, CloseButton, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { auditExportUrl, useAudit } from '../../api/administration.ts';
import type { AuditEntry } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconChevronRight, IconClipboardList, IconDownload, IconFilterOff } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { AUDIT_ACTIONS } from './audit-actions.ts';
import { AuditDetails } from './audit-details.tsx';

/** Administration | Audit: who did what, when and from where. */
export default function AuditPage() {
  const t = useTexts();
  const q = useSearchText();
  const [action, setAction] = useUrlFilter('action');
  const [target, setTarget] = useUrlFilter('target');
  const filter = { ...(q.trim() && { q: q.trim() }), ...(action && { action }), ...(target && { target }) };
  const entries = useAudit(filter);
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const columns = useColumns();
  const narrowed = action !== undefined || target !== undefined;
  return (
    <>
      <PageHeader
        title={t.shell.pages.audit}
        crumbs={[{ label: t.shell.areas.administration }]}
        text={t.audit.text}
        actions={
          <Group gap="xs">
            <Button
              component="a"
              href="/api/v1/audit/head"
              download="audit-head.json"
              variant="default"
              title={t.chain.headHint}
            >
              {t.chain.head}
            </Button>
            <May needs="exportAudit">
              <Button component="a" href="/api/v1/audit/export?format=jsonl" download="audit.jsonl" variant="default">
                {t.chain.lines}
              </Button>
            </May>
            <May needs="exportAudit">
              <Button
                component="a"
                href={auditExportUrl(filter)}
                download="audit.csv"
                variant="default"
                leftSection={<IconDownload size={16} />}
              >
                {t.audit.export}
              </Button>
            </May>
          </Group>
        }
      />
      <Group mb="sm" gap="sm">
        <Select
          aria-label={t.audit.action}
          data={[{ value: '', label: t.audit.anyAction }, ...actionsWith(action)]}
          value={action ?? ''}
          onChange={setAction}
          allowDeselect={false}
          searchable
          w={{ base: '100%', sm: 220 }}
        />
        <SearchField label={t.audit.search} />
        {target && (
          <Group gap={4} wrap="nowrap">
            <Text size="sm" span className="breakable">
              {t.audit.target}: <span className="mono">{target}</span>
            </Text>
            <CloseButton size="sm" aria-label={t.audit.removeFilter(target)} onClick={() => setTarget(null)} />
          </Group>
        )}
      </Group>
      <DataTable
        caption={t.shell.pages.audit}
        columns={columns}
        list={entries}
        rowKey={(entry) => entry.id}
        q={q}
        menu={(entry) => (
          <ActionIcon aria-label={t.audit.detailsOf(entry.summary)} onClick={() => setShown(entry)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        )}
        empty={narrowed ? <NothingFiltered /> : <NothingYet />}
      />
      <AuditDetails entry={shown} onClose={() => setShown(null)} />
    </>
  );
}

/** An action of an address that this version does not know stays choosable. */
function actionsWith(action: string | undefined): string[] {
  return action && !AUDIT_ACTIONS.includes(action) ? [...AUDIT_ACTIONS, action] : AUDIT_ACTIONS;
}

function NothingYet() {
  const t = useTexts();
  return <EmptyState icon={IconClipboardList} title={t.audit.emptyTitle} text={t.audit.emptyText} />;
}

function NothingFiltered() {
  const t = useTexts();
  const [, setParams] = useSearchParams();
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t.audit.filteredTitle}
      text={t.audit.filteredText}
      action={
        <Button variant="default" onClick={() => setParams({}, { replace: true })}>
          {t.audit.clearFilters}
        </Button>
      }
    />
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { texts: t, formats } = useLanguage();
  return [
    {
      key: 'when',
      header: t.audit.when,
      width: '190px',
      cell: ({ at }) => (
        <>
          <span className="numbers">{formats.shortTime(at)}</span>
          <Text size="xs" c="dimmed">
            <RelativeTime at={at} />
          </Text>
        </>
      ),
    },
    {
      key: 'who',
      header: t.audit.who,
      width: '240px',
      long: true,
      cell: ({ actor, actorKind, ip }) => (
        <>
          {actor}
          <Text size="xs" c="dimmed">
            {t.audit.kinds[actorKind] ?? actorKind}
            {ip && ` · ${ip}`}
          </Text>
        </>
      ),
    },
    {
      key: 'what',
      header: t.audit.what,
      card: 'title',
      long: true,
      cell: ({ summary }) => summary,
    },
    {
      key: 'action',
      header: t.audit.action,
      width: '210px',
      cell: ({ action }) => <span className="mono">{action}</span>,
    },
  ];
}
