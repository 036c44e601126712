import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { actOnMessages } from '../../api/messages.ts';
import type { MessageFilter, QueueAction, QueueRun } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useSubmit } from '../../parts/form.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { BulkFilterFields, RedirectFields } from './bulk-fields.tsx';
import { type BulkValues, bulkBody, bulkRules, bulkValues } from './bulk-form.ts';
import { BulkCount, BulkProgress } from './bulk-run.tsx';

export interface BulkTarget {
  action: QueueAction;
  /** Of chosen messages; null = all that a filter finds. */
  ids: string[] | null;
  /** What the page shows: the filter to begin with. */
  shown: MessageFilter;
}

interface Props {
  /** null = closed. */
  target: BulkTarget | null;
  onClose(): void;
  /** It has been done. */
  onDone(): void;
}

/** Acts on many messages: first counts what would be done, then asks, then does it. */
export function BulkDialog({ target, onClose, onDone }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={target && t.queue.titles[target.action]}
      size="lg"
      closeOnClickOutside={false}
    >
      {target && <Bulk target={target} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function Bulk({ target, onClose, onDone }: Props & { target: BulkTarget }) {
  const { texts: t, formats } = useLanguage();
  const queries = useQueryClient();
  const { action, ids, shown } = target;
  const [counted, setCounted] = useState<QueueRun | null>(null);
  const [acting, setActing] = useState<QueueRun | null>(null);
  const form = useForm<BulkValues>({
    initialValues: bulkValues(action, shown),
    validate: bulkRules(t, action, ids),
    // What was counted is no longer what would be done.
    onValuesChange: () => setCounted(null),
  });
  const finished = (run: QueueRun) => {
    for (const area of [keys.messages, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
    notifications.show({
      color: run.state === 'done' ? 'green' : 'orange',
      message: [
        t.queue.done[action](run.changed, formats.number(run.changed)),
        run.underWay > 0 && t.queue.underWay(run.underWay, formats.number(run.underWay)),
      ]
        .filter((words) => words !== false)
        .join('. '),
    });
    onDone();
    onClose();
  };
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => actOnMessages({ ...bulkBody(action, ids, values), dryRun: counted === null }),
    (run) => {
      if (run.dryRun) setCounted(run);
      else if (run.state === 'done') finished(run);
      else setActing(run);
    },
  );
  if (acting) return <BulkProgress first={acting} onFinished={finished} onClose={onClose} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">{t.queue.texts[action]}</Text>
        {ids ? (
          <Text size="sm" fw={600}>
            {t.queue.chosen(ids.length, formats.number(ids.length))}
          </Text>
        ) : (
          <BulkFilterFields form={form} />
        )}
        {action === 'redirect' && <RedirectFields form={form} />}
        <ErrorNote error={error} />
        {counted ? (
          <BulkCount
            first={counted}
            action={(count) => t.queue.actions[action](count, formats.number(count))}
            danger={action === 'delete' || action === 'cancel'}
            pending={pending}
            onCancel={onClose}
          />
        ) : (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" loading={pending} data-autofocus>
              {t.queue.count}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
