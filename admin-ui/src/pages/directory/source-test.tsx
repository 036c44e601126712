import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { testSavedSource } from '../../api/sources.ts';
import type { Source, SourceTest } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCircleCheck } from '../../parts/icons.ts';
import { TestSteps } from '../../parts/test-steps.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Goes the way of a sync and shows each step; begins when it opens. */
export function SourceTestDialog({ source, onClose }: { source: Source | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={source !== null} onClose={onClose} title={source && t.sources.testTitle(source.name)} size="lg">
      {source && <Test id={source.id} onClose={onClose} />}
    </Modal>
  );
}

function Test({ id, onClose }: { id: string; onClose(): void }) {
  const t = useTexts();
  // Not kept: each opening is a test of its own.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['source-test', id],
    queryFn: () => testSavedSource(id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Stack aria-busy={isFetching}>
      {isFetching ? (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t.sources.testRunning}</Text>
        </Group>
      ) : (
        <>
          <ErrorNote error={error} />
          {data && <TestResult test={data} />}
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t.sources.testAgain}
        </Button>
        <Button onClick={onClose}>{t.common.close}</Button>
      </Group>
    </Stack>
  );
}

/** What each step said, and what one entry would become. */
export function TestResult({ test }: { test: SourceTest }) {
  const t = useTexts();
  return (
    <Stack>
      <Alert
        color={test.ok ? 'green' : 'red'}
        variant="light"
        icon={test.ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={test.ok ? t.sources.testOk : t.sources.testFailed}
        role="status"
      >
        <Text size="sm">{t.sources.testText}</Text>
      </Alert>
      <TestSteps steps={test.steps} word={({ step }) => t.sources.steps[step] ?? step} />
      {!test.ok && test.bases.length > 0 && (
        <Text size="sm" className="breakable">
          {t.sources.bases} {test.bases.join(' · ')}
        </Text>
      )}
      {test.entry && <Preview entry={test.entry} />}
    </Stack>
  );
}

type Entry = NonNullable<SourceTest['entry']>;

function Preview({ entry }: { entry: Entry }) {
  const t = useTexts();
  const columns: Column<Entry['fields'][number]>[] = [
    {
      key: 'field',
      header: t.sources.previewField,
      card: 'title',
      width: '130px',
      cell: ({ field }) => t.sources.fields[field] ?? field,
    },
    {
      key: 'from',
      header: t.sources.previewFrom,
      long: true,
      cell: ({ attribute, value }) =>
        value && (
          <>
            {value}
            <Text size="xs" c="dimmed" span>
              {' '}
              {attribute}
            </Text>
          </>
        ),
    },
    {
      key: 'to',
      header: t.sources.previewTo,
      long: true,
      cell: ({ becomes, problem }) =>
        problem ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {t.says(problem)}
          </Text>
        ) : (
          becomes
        ),
    },
  ];
  return (
    <section>
      <Text fw={650}>{t.sources.preview}</Text>
      <Text size="xs" c="dimmed" className="breakable" mb="xs">
        {entry.dn}
      </Text>
      {entry.disabled && (
        <Text size="sm" mb="xs">
          {t.sources.previewDisabled}
        </Text>
      )}
      <PlainTable caption={t.sources.preview} columns={columns} rows={entry.fields} rowKey={({ field }) => field} />
    </section>
  );
}
