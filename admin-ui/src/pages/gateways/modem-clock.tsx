import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** From here on one-time passwords are in danger (ms); the dashboard's check of the clock says the same. */
const WRONG_MS = 20_000;

/** The network's time against the clock of the box: TOTP depends on it. */
export function ModemClock({ clock }: { clock: Modem['clock'] }) {
  const t = useTexts();
  return (
    <Paper p="md" component="section" aria-labelledby="clock" data-testid="clock">
      <Title order={2} id="clock" mb="sm">
        {t.modemPage.clockTitle}
      </Title>
      {clock ? <Reading clock={clock} /> : <Text size="sm">{t.modemPage.clockNone}</Text>}
    </Paper>
  );
}

function Reading({ clock: { offsetMs, source, at } }: { clock: NonNullable<Modem['clock']> }) {
  const { texts: t, formats } = useLanguage();
  const wrong = Math.abs(offsetMs) > WRONG_MS;
  const seconds = formats.number(Math.max(1, Math.round(Math.abs(offsetMs) / 1000)));
  return (
    <Stack gap={6}>
      <div>
        <StateBadge state={wrong ? 'error' : 'ok'} word={wrong ? t.modemPage.clockWrong : t.modemPage.clockRight} />
      </div>
      <Text size="sm">
        {wrong ? t.modemPage.clockOffset(seconds, offsetMs < 0) : t.modemPage.clockRightText(seconds)}
      </Text>
      {wrong && (
        <Text size="sm">
          <b>{t.common.whatToDo}:</b> {t.modemPage.clockRemedy}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t.modemPage.clockSources[source]}, <RelativeTime at={at} />
      </Text>
    </Stack>
  );
}
