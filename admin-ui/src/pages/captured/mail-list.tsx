import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ListQuery } from '../../api/lists.ts';
import type { CapturedSummary } from '../../api/types.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './captured.module.css';
import { useCapturedPath } from './captured-path.ts';

/** State of the history entry that a click in the list makes: the focus then stays in the list. */
const FROM_LIST = 'from-list';

interface Props {
  list: ListQuery<CapturedSummary>;
  selected: string | undefined;
}

/** The mails one below the other: to whom, when, the subject. */
export function MailList({ list, selected }: Props) {
  const t = useTexts();
  const q = useSearchText();
  const pathOf = useCapturedPath();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
    if (history.state === FROM_LIST) current.current?.focus({ preventScroll: true });
  }, []);
  if (!list.rows)
    return (
      <Paper p="md" role="status" aria-busy="true" aria-label={t.common.loading}>
        <Skeleton height={14} width="70%" mb="sm" />
        <Skeleton height={14} width="55%" />
      </Paper>
    );
  if (list.rows.length === 0)
    return (
      <Paper p="md">
        <Text size="sm" fw={600}>
          {t.common.nothingFound}
        </Text>
        {q && (
          <Text size="sm" c="dimmed">
            {t.common.nothingFoundFor(q)}
          </Text>
        )}
      </Paper>
    );
  return (
    <Stack gap="xs">
      <Paper component="nav" aria-label={t.captured.list} style={{ overflow: 'hidden' }}>
        <div className={selected ? styles.mails : undefined}>
          <ul className={styles.list}>
            {list.rows.map((mail) => (
              <li key={mail.id}>
                <Link
                  href={pathOf(mail.id)}
                  state={FROM_LIST}
                  className={styles.item ?? ''}
                  ref={mail.id === selected ? current : undefined}
                  aria-current={mail.id === selected ? 'true' : undefined}
                >
                  <Line mail={mail} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </Paper>
      <Group justify="space-between">
        <Text size="xs" c="dimmed" role="status">
          {t.common.shown(list.rows.length, list.hasNextPage)}
        </Text>
        {list.hasNextPage && (
          <Button
            size="compact-sm"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t.common.loadMore}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Line({ mail }: { mail: CapturedSummary }) {
  const t = useTexts();
  return (
    <>
      <div className={styles.line}>
        <Text size="sm" fw={600} span>
          {mail.to}
        </Text>
        <Text size="xs" c="dimmed" span>
          <RelativeTime at={mail.at} />
        </Text>
      </div>
      <Text size="sm" lineClamp={2}>
        {mail.subject || t.captured.noSubject}
      </Text>
      <div className={styles.line}>
        <Text size="xs" c="dimmed" span>
          {mail.from}
        </Text>
        <Text size="xs" c="dimmed" span>
          {t.common.bytes(mail.bytes)}
        </Text>
      </div>
    </>
  );
}
