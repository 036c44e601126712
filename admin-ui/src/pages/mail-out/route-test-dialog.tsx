import { Alert, Button, Group, Loader, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { testMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute, RouteTest, RouteTestInput } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCircleCheck } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { RouteTestSteps } from './route-test-steps.tsx';

/** Walks a route as a mail would and shows each step; begins when it opens. */
export function RouteTestDialog({ route, onClose }: { route: MailRoute | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={route !== null} onClose={onClose} title={route && t.mailRoutes.testTitle(route.match)} size="xl">
      {route && <Test route={route} onClose={onClose} />}
    </Modal>
  );
}

function Test({ route, onClose }: { route: MailRoute; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [asked, ask] = useState<RouteTestInput>({});
  const form = useForm({ initialValues: { from: '', to: '' } });
  // Not kept: each opening is a test of its own.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['mail-route-test', route.id, asked],
    queryFn: () => testMailRoute(route.id, asked),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (data) void queries.invalidateQueries({ queryKey: [keys.mailRoutes] });
  }, [data, queries]);
  const again = form.onSubmit(({ from, to }) => {
    const next = { ...(from.trim() && { from: from.trim() }), ...(to.trim() && { to: to.trim() }) };
    if (next.from === asked.from && next.to === asked.to) void refetch();
    else ask(next);
  });
  return (
    <form onSubmit={again} noValidate>
      <Stack aria-busy={isFetching}>
        {isFetching ? (
          <Group gap="sm" role="status">
            <Loader size="sm" />
            <Text size="sm">{t.mailRoutes.testRunning}</Text>
          </Group>
        ) : (
          <>
            <ErrorNote error={error} />
            {data && (
              <>
                <Verdict test={data} />
                <RouteTestSteps steps={data.steps} route={route} onPinned={() => void refetch()} />
              </>
            )}
          </>
        )}
        {(route.kind === 'smarthost' || route.kind === 'mx') && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="email"
              label={t.mailRoutes.testFrom}
              description={t.mailRoutes.testFromHint}
              {...form.getInputProps('from')}
            />
            <TextInput
              type="email"
              label={t.mailRoutes.testTo}
              description={t.mailRoutes.testToHint}
              {...form.getInputProps('to')}
            />
          </SimpleGrid>
        )}
        <Group justify="flex-end" gap="xs">
          <Button type="submit" variant="default" loading={isFetching}>
            {t.mailRoutes.testAgain}
          </Button>
          <Button onClick={onClose}>{t.common.close}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Whether mails can leave by the route: by all of its servers, by some, by none. */
function Verdict({ test: { ok, steps } }: { test: RouteTest }) {
  const { mailRoutes: t } = useTexts();
  const broken = new Set(steps.filter((step) => !step.ok).map(({ host }) => host));
  const isPartly = !ok && steps.some(({ host }) => !broken.has(host));
  const title = ok ? t.testOk : isPartly ? t.testPartly : t.testFailed;
  return (
    <Alert
      color={ok ? 'green' : isPartly ? 'orange' : 'red'}
      variant="light"
      icon={ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={title}
      role="status"
    >
      <Text size="sm">{isPartly ? t.testPartlyText : t.testText}</Text>
    </Alert>
  );
}
