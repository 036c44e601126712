import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { transcriptQuery } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialogue, dialogueText } from '../../parts/dialogue.tsx';
import { saveText } from '../../parts/download.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconDownload, IconRefresh } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** The last AT lines of a modem, masked; for reading, copying and passing on. */
export function TranscriptDialog({ modem, onClose }: { modem: Modem | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={modem !== null} onClose={onClose} title={modem && t.modems.transcriptTitle(modem.name)} size="xl">
      {modem && <Transcript modem={modem} />}
    </Modal>
  );
}

/** The lines with what can be done with them; the JSON file is what `gateway modem script` takes. */
export function Transcript({ modem }: { modem: Modem }) {
  const t = useTexts();
  const { data: lines, error, isFetching, refetch } = useQuery(transcriptQuery(modem.id));
  const title = t.modems.transcriptTitle(modem.name);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!lines) return <Loader size="sm" />;
  return (
    <Stack gap="sm">
      <Text size="sm">{t.modems.transcriptText}</Text>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.modems.transcriptEmpty}
        </Text>
      ) : (
        <Dialogue lines={lines} label={title} end />
      )}
      <Group justify="space-between">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {t.modems.transcriptRefresh}
        </Button>
        <Group gap="xs">
          <CopyButton value={dialogueText(lines)} what={title} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} />}
            disabled={lines.length === 0}
            onClick={() => saveText(dialogueText(lines), `${modem.name}-at.txt`)}
          >
            {t.modems.transcriptDownload}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} />}
            disabled={lines.length === 0}
            onClick={() => saveText(JSON.stringify(lines, null, 2), `${modem.name}-at.json`)}
          >
            {t.modems.transcriptJson}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
