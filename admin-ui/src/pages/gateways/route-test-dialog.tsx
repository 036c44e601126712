import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/keys.ts';
import { testMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute, RouteTest } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import styles from './route-test.module.css';

/** Walks a route as a mail would and shows each step; begins when it opens. */
export function RouteTestDialog({ route, onClose }: { route: MailRoute | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={route !== null} onClose={onClose} title={route && t.mailRoutes.testTitle(route.match)} size="lg">
      {route && <Test id={route.id} onClose={onClose} />}
    </Modal>
  );
}

function Test({ id, onClose }: { id: string; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  // Not kept: each opening is a test of its own.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['mail-route-test', id],
    queryFn: () => testMailRoute(id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (data) void queries.invalidateQueries({ queryKey: [keys.mailRoutes] });
  }, [data, queries]);
  return (
    <Stack aria-busy={isFetching}>
      {isFetching ? (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t.mailRoutes.testRunning}</Text>
        </Group>
      ) : (
        <>
          <ErrorNote error={error} />
          {data && <Result test={data} />}
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t.mailRoutes.testAgain}
        </Button>
        <Button onClick={onClose}>{t.common.close}</Button>
      </Group>
    </Stack>
  );
}

function Result({ test }: { test: RouteTest }) {
  const t = useTexts();
  return (
    <>
      <Alert
        color={test.ok ? 'green' : 'red'}
        variant="light"
        icon={test.ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={test.ok ? t.mailRoutes.testOk : t.mailRoutes.testFailed}
        role="status"
      >
        <Text size="sm">{t.mailRoutes.testText}</Text>
      </Alert>
      <ol className={styles.steps}>
        {test.steps.map(({ step, ok, ms, text, remedy }) => {
          const Icon = ok ? IconCircleCheck : IconCircleX;
          return (
            <li key={step} data-ok={ok}>
              <Icon size={20} role="img" aria-label={ok ? t.mailRoutes.stepOk : t.mailRoutes.stepFailed} />
              <div>
                <Group gap="xs" justify="space-between">
                  <Text size="sm" fw={600} span>
                    {t.mailRoutes.steps[step] ?? step}
                  </Text>
                  <Text size="xs" c="dimmed" span className="numbers">
                    {t.mailRoutes.ms(ms)}
                  </Text>
                </Group>
                <Text size="sm" className="breakable">
                  {text}
                </Text>
                {remedy && (
                  <Text size="sm" mt={2}>
                    <b>{t.common.whatToDo}:</b> {remedy}
                  </Text>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
