import { Button, Group, Modal, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { postmasterMailQuery, postmasterSourceUrl } from '../../api/notices.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconDownload } from '../../parts/icons.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** One mail of the postmaster's box with its text; that it was read is noted in the audit log. */
export function PostmasterDialog({ id, onClose }: { id: string | null; onClose(): void }) {
  const { postmaster: t } = useTexts();
  return (
    <Modal opened={id !== null} onClose={onClose} title={t.mail} size="xl">
      {id && <Mail id={id} onClose={onClose} />}
    </Modal>
  );
}

function Mail({ id, onClose }: { id: string; onClose(): void }) {
  const { texts, formats } = useLanguage();
  const { postmaster: t, common, says } = texts;
  const { data: mail, error, refetch } = useQuery(postmasterMailQuery(id));
  if (!mail) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton height={260} />;
  return (
    <Stack>
      <Facts
        facts={[
          { label: t.reason, value: says(mail.reason) },
          { label: t.kind, value: `${t.kinds[mail.kind]}: ${t.kindHints[mail.kind]}` },
          { label: common.from, value: mail.from || t.noSender },
          { label: common.to, value: mail.to },
          { label: common.subject, value: mail.subject || t.noSubject },
          { label: t.at, value: formats.dateTime(mail.at) },
          { label: t.size, value: common.bytes(mail.bytes) },
        ]}
      />
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t.source }}>
        <Text
          component="pre"
          className="mono"
          fz="xs"
          m={0}
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {mail.source}
        </Text>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs">
        <Button
          component="a"
          href={postmasterSourceUrl(id)}
          download={`${id}.eml`}
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t.download}
        </Button>
        <Button onClick={onClose}>{common.close}</Button>
      </Group>
    </Stack>
  );
}
