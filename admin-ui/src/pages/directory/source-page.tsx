import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { domainsQuery } from '../../api/directory.ts';
import { sourceQuery, syncRunsQuery } from '../../api/sources.ts';
import type { Source, SyncRun } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconAlertTriangle, IconPencil, IconRefresh, IconTestPipe, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { useSourceActs } from './source-acts.ts';
import { SourceDialog } from './source-dialog.tsx';
import { SourceTestDialog } from './source-test.tsx';
import { SyncBadge, SyncProgress } from './sync-state.tsx';

/** Directory | Identity sources | one: progress of a sync, a stopped one to decide on, what was wrong, history. */
export default function SourcePage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const source = useQuery(sourceQuery(id));
  const runs = useQuery(syncRunsQuery(id)).data ?? [];
  const domains = useQuery(domainsQuery).data ?? [];
  const acts = useSourceActs();
  const [open, setOpen] = useState<'edit' | 'test' | null>(null);
  const crumbs = [{ label: t.shell.areas.directory }, { label: t.shell.pages.sources, to: '/directory/sources' }];
  if (!source.data) {
    return (
      <>
        <PageHeader title={t.shell.pages.source} crumbs={crumbs} />
        <ErrorNote error={source.error} onRetry={() => void source.refetch()} />
      </>
    );
  }
  const { data } = source;
  const run = data.lastRun;
  const running = run?.state === 'running';
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={crumbs}
        actions={
          <>
            <May needs="testSavedSource">
              <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={() => setOpen('test')}>
                {t.sources.test}
              </Button>
            </May>
            <May needs="updateSource">
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOpen('edit')}>
                {t.common.edit}
              </Button>
            </May>
            <May needs="syncSource">
              <Button
                leftSection={<IconRefresh size={16} />}
                disabled={running}
                loading={acts.pending}
                onClick={() => acts.sync(data, false)}
              >
                {t.sources.sync}
              </Button>
            </May>
          </>
        }
      />
      <Stack>
        {running && (
          <Paper p="md">
            <SyncProgress run={run} />
          </Paper>
        )}
        {run?.state === 'stopped' && <Stopped run={run} acts={acts} />}
        {run?.state === 'failed' && run.problem && (
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertTriangle aria-hidden />}
            title={t.says(run.problem.message)}
          >
            {run.problem.remedy && t.says(run.problem.remedy)}
          </Alert>
        )}
        <SourceFacts source={data} />
        {run && run.notes.length > 0 && <Notes run={run} />}
        <History runs={runs} />
        <Group gap="xs">
          <May needs="syncSource">
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} />}
              disabled={running}
              onClick={() => acts.sync(data, true)}
            >
              {t.sources.syncFull}
            </Button>
          </May>
          <May needs="deleteSource">
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} />}
              disabled={running}
              onClick={() => acts.remove(data)}
            >
              {t.sources.remove}
            </Button>
          </May>
        </Group>
      </Stack>
      <SourceDialog source={open === 'edit' ? data : null} domains={domains} onClose={() => setOpen(null)} />
      <SourceTestDialog source={open === 'test' ? data : null} onClose={() => setOpen(null)} />
    </>
  );
}

/** A sync that asks before it disables so many. */
function Stopped({ run, acts }: { run: SyncRun; acts: ReturnType<typeof useSourceActs> }) {
  const { texts: t, formats } = useLanguage();
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t.sources.stoppedTitle(formats.number(run.gone ?? 0))}
    >
      <Stack gap="sm">
        <Text size="sm" maw={720}>
          {t.sources.stoppedText}
        </Text>
        <Group gap="xs">
          <May needs="rejectSync">
            <Button variant="default" disabled={acts.pending} onClick={() => acts.decide(run, false)}>
              {t.sources.reject}
            </Button>
          </May>
          <May needs="approveSync">
            <Button color="red.9" disabled={acts.pending} onClick={() => acts.decide(run, true)}>
              {t.sources.approve}
            </Button>
          </May>
        </Group>
      </Stack>
    </Alert>
  );
}

function SourceFacts({ source }: { source: Source }) {
  const { texts: t, formats } = useLanguage();
  const { users, disabled, host, security, baseDn, filter, groups, domainName, nextAt } = source;
  return (
    <Paper p="md">
      <Facts
        facts={[
          { label: t.sources.domain, value: domainName },
          { label: t.sources.server, value: `${host}, ${t.sources.securities[security]}` },
          { label: t.sources.baseDn, value: baseDn || t.common.none },
          { label: t.sources.filter, value: filter },
          { label: t.sources.groups, value: groups.length > 0 ? groups.join(' · ') : null },
          {
            label: t.sources.users,
            value:
              disabled > 0 ? t.sources.usersOf(formats.number(users), formats.number(disabled)) : formats.number(users),
          },
          { label: t.sources.nextSync, value: nextAt ? <RelativeTime at={nextAt} /> : t.sources.onDemand },
        ]}
      />
    </Paper>
  );
}

function Notes({ run }: { run: SyncRun }) {
  const t = useTexts();
  const rows = run.notes.map((note, at) => ({ ...note, key: String(at) }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'entry', header: t.sources.entry, card: 'title', long: true, width: '45%', cell: ({ entry }) => entry },
    { key: 'note', header: t.sources.note, long: true, cell: ({ message }) => t.says(message) },
  ];
  return (
    <section>
      <Title order={2} size="h4">
        {t.sources.notes}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.sources.notesText}
      </Text>
      <PlainTable caption={t.sources.notes} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </section>
  );
}

function History({ runs }: { runs: SyncRun[] }) {
  const { texts: t, formats } = useLanguage();
  const columns: Column<SyncRun>[] = [
    {
      key: 'at',
      header: t.sources.startedAt,
      card: 'title',
      width: '230px',
      cell: ({ startedAt, by }) => (
        <>
          {formats.dateTime(startedAt)}
          <Text size="xs" c="dimmed">
            {t.sources.by(by)}
          </Text>
        </>
      ),
    },
    { key: 'kind', header: t.sources.kind, width: '110px', cell: ({ kind }) => t.sources.kinds[kind] },
    {
      key: 'state',
      header: t.sources.result,
      card: 'badge',
      width: '150px',
      cell: (run) => <SyncBadge run={run} />,
    },
    {
      key: 'counts',
      header: '',
      long: true,
      cell: ({ counts, problem }) =>
        (problem && t.says(problem.message)) ??
        t.sources.outcome({
          seen: formats.number(counts.seen),
          added: formats.number(counts.added),
          changed: formats.number(counts.changed),
          returned: formats.number(counts.returned),
          disabled: formats.number(counts.disabled),
          skipped: formats.number(counts.skipped),
        }),
    },
  ];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t.sources.history}
      </Title>
      {runs.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.sources.historyEmpty}
        </Text>
      ) : (
        <PlainTable caption={t.sources.history} columns={columns} rows={runs} rowKey={({ id }) => id} />
      )}
    </section>
  );
}
