import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { queueRunQuery, stopQueueRun } from '../../api/messages.ts';
import type { QueueRun } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconInfoCircle } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';

interface CountProps {
  /** What counting answered; it may go on. */
  first: QueueRun;
  /** The button's words. @param count how many will be changed */
  action(count: number): string;
  danger: boolean;
  pending: boolean;
  onCancel(): void;
}

/** How many would be changed, and the button that does it. */
export function BulkCount({ first, action, danger, pending, onCancel }: CountProps) {
  const { texts: t, formats } = useLanguage();
  const { data: run, error } = useQuery(queueRunQuery(first));
  const { looked, changed, underWay, skipped, state } = run;
  const counting = state === 'running';
  // It stands below a long form: what was found, and the button, come into sight.
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    foot.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const failed = state === 'failed' && run.error;
  const remarks = failed
    ? [failed]
    : [
        looked === 0 && t.queue.foundNone,
        underWay > 0 && t.queue.underWay(underWay, formats.number(underWay)),
        skipped > 0 && t.queue.skipped(skipped, formats.number(skipped)),
      ].filter((remark) => remark !== false);
  return (
    <>
      <ErrorNote error={error} />
      <Alert
        color={failed ? 'red' : 'petrol'}
        variant="light"
        icon={counting ? <Loader size={18} /> : <IconInfoCircle aria-hidden />}
        title={counting ? t.queue.counting : t.queue.found(changed, formats.number(changed))}
        role="status"
      >
        {remarks.map((remark) => (
          <Text key={remark} size="sm">
            {remark}
          </Text>
        ))}
      </Alert>
      <Group justify="flex-end" gap="xs" ref={foot}>
        <Button variant="default" onClick={onCancel}>
          {t.common.cancel}
        </Button>
        <Button
          type="submit"
          {...(danger && { color: 'red.9' })}
          loading={pending}
          disabled={counting || changed === 0 || state === 'failed'}
        >
          {action(changed)}
        </Button>
      </Group>
    </>
  );
}

/** How far an act has come; it goes on when the dialog is closed. */
export function BulkProgress(props: { first: QueueRun; onFinished(run: QueueRun): void; onClose(): void }) {
  const { texts: t, formats } = useLanguage();
  const { data: run, error } = useQuery(queueRunQuery(props.first));
  const { act, pending } = useAct([]);
  const { state } = run;
  const finished = useEffectEvent(() => {
    if (run.state === 'done' || run.state === 'stopped') props.onFinished(run);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes to its end
  useEffect(finished, [state]);
  return (
    <Stack>
      {state === 'failed' ? (
        <Alert color="red" variant="light" title={t.queue.failed} role="alert">
          {run.error}
        </Alert>
      ) : (
        <Group gap="sm" role="status">
          <Loader size="sm" />
          <Text size="sm">{t.queue.progress(formats.number(run.changed))}</Text>
        </Group>
      )}
      <ErrorNote error={error} />
      <Group justify="flex-end" gap="xs">
        {state === 'running' && (
          <Button variant="default" loading={pending} onClick={() => act(() => stopQueueRun(run.id), t.queue.stopped)}>
            {t.queue.stop}
          </Button>
        )}
        <Button onClick={props.onClose}>{t.common.close}</Button>
      </Group>
    </Stack>
  );
}
