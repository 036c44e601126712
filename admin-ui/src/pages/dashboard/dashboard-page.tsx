import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../api/status.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Checks } from './checks.tsx';
import styles from './dashboard-page.module.css';
import { Figures } from './figures.tsx';
import { GettingStarted } from './getting-started.tsx';
import { Verdict } from './verdict.tsx';

/** Is everything well, and if not, what to do. */
export default function DashboardPage() {
  const t = useTexts();
  const status = useQuery(statusQuery);
  return (
    <>
      <PageHeader title={t.shell.pages.dashboard} text={t.dashboard.text} />
      {!status.data && !status.error && <Skeleton h={320} radius="lg" />}
      <Stack gap="md">
        <ErrorNote error={status.error} onRetry={() => void status.refetch()} />
        {status.data && (
          <>
            <Verdict checks={status.data.checks} />
            <Figures counts={status.data.counts} />
            <div className={styles.columns}>
              <Checks checks={status.data.checks} />
              <GettingStarted counts={status.data.counts} />
            </div>
            <Text size="xs" c="dimmed">
              {t.dashboard.version(status.data.version)} · {t.dashboard.started}{' '}
              <RelativeTime at={status.data.startedAt} />
            </Text>
          </>
        )}
      </Stack>
    </>
  );
}
