import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import { IconTerminal } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Transcript } from './transcript-dialog.tsx';

/** The last AT lines: there at once when something failed, else behind a button. */
export function ModemTranscript({ modem, onOpen }: { modem: Modem; onOpen(): void }) {
  const t = useTexts();
  const failed = modem.state !== 'disabled' && (modem.ladder.step !== null || isOut(modem));
  return (
    <Paper p="md" component="section" aria-labelledby="transcript" data-testid="transcript">
      <Title order={2} id="transcript" mb="sm">
        {t.modemPage.transcriptTitle}
      </Title>
      {failed ? (
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {t.modemPage.transcriptFailed}
          </Text>
          <Transcript modem={modem} />
        </Stack>
      ) : (
        <Group justify="space-between" gap="sm">
          <Text size="sm">{t.modemPage.transcriptText}</Text>
          <May needs="getModemTranscript">
            <Button size="xs" variant="default" leftSection={<IconTerminal size={16} />} onClick={onOpen}>
              {t.modemPage.transcriptShow}
            </Button>
          </May>
        </Group>
      )}
    </Paper>
  );
}

/** Not serving, and there is a reason. */
function isOut({ state, lastError }: Modem): boolean {
  return lastError !== null && state !== 'ready' && state !== 'busy';
}
