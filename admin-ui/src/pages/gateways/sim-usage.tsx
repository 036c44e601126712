import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Sim } from '../../api/types.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { UsageBar } from './usage-bar.tsx';

/** What a SIM has used of each limit, and when counting starts again. */
export function SimUsage({ sim: { quota, usage } }: { sim: Pick<Sim, 'quota' | 'usage'> }) {
  const { texts: t, formats } = useLanguage();
  return (
    <Paper p="md" component="section" aria-labelledby="sim-usage" data-testid="sim-usage">
      <Title order={2} id="sim-usage" mb="sm">
        {t.sims.used}
      </Title>
      <Stack gap="md">
        <div>
          <UsageBar label={t.sims.partsToday} used={usage.partsToday} limit={quota.partsPerDay} />
          <StartsAgain at={usage.dayEndsAt} />
        </div>
        <UsageBar label={t.sims.partsMonth} used={usage.partsThisMonth} limit={quota.partsPerMonth} />
        <div>
          <UsageBar label={t.sims.recipientsMonth} used={usage.recipientsThisMonth} limit={quota.recipientsPerMonth} />
          <StartsAgain at={usage.monthEndsAt} />
        </div>
        {quota.otpReserve > 0 && (
          <Text size="xs" c="dimmed">
            {t.sims.reserve(formats.number(quota.otpReserve))}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function StartsAgain({ at }: { at: string }) {
  const t = useTexts();
  return (
    <Text size="xs" c="dimmed">
      {t.sims.startsAgain} <RelativeTime at={at} />
    </Text>
  );
}
