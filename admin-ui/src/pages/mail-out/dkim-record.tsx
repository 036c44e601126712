import { Alert, Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { checkDkimKey, switchDkimKey } from '../../api/dkim-keys.ts';
import { keys } from '../../api/keys.ts';
import type { DkimKey } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The DNS record of a key, to be copied; asks DNS for it, and lets the key sign. */
export function DkimRecordDialog({ dkimKey, onClose }: { dkimKey: DkimKey | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={dkimKey !== null} onClose={onClose} title={dkimKey && t.dkim.recordTitle(dkimKey.domain)} size="lg">
      {dkimKey && <DkimRecord key={dkimKey.id} dkimKey={dkimKey} onClose={onClose} />}
    </Modal>
  );
}

function DkimRecord({ dkimKey, onClose }: { dkimKey: DkimKey; onClose(): void }) {
  const t = useTexts();
  const { id, record, enabled } = dkimKey;
  const { act, pending } = useAct([keys.dkimKeys]);
  const check = useMutation({ mutationFn: () => checkDkimKey(id) });
  return (
    <Stack>
      <Alert color="petrol" variant="light" icon={<IconInfoCircle aria-hidden />}>
        <Text size="sm">{enabled ? t.dkim.recordTextUsed : t.dkim.recordText}</Text>
      </Alert>
      <Copied label={t.dkim.recordName} value={record.name} />
      <Copied label={t.dkim.recordType} value={record.type} />
      <Copied label={t.dkim.recordValue} value={record.value} />
      <Copied label={t.dkim.recordZone} value={record.zone} />
      <ErrorNote error={check.error} />
      {check.data && (
        <Alert
          role="status"
          color={check.data.published ? 'green' : 'orange'}
          variant="light"
          icon={check.data.published ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
          title={check.data.published ? t.dkim.published : t.dkim.notPublished}
        >
          <Text size="sm" className="breakable">
            {t.says(check.data.text)}
          </Text>
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <May needs="checkDkimKey">
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            {t.dkim.check}
          </Button>
        </May>
        {!enabled && (
          <Button
            variant="default"
            loading={pending}
            onClick={() => act(() => switchDkimKey(id, true), t.dkim.switchedOn(record.name))}
          >
            {t.dkim.switchOn}
          </Button>
        )}
        <Button onClick={onClose}>{t.common.close}</Button>
      </Group>
    </Stack>
  );
}

function Copied({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <CopyButton value={value} what={label} />
      </Group>
      <Code block className="breakable" style={{ whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
    </div>
  );
}
