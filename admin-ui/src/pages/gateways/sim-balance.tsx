import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { askBalance } from '../../api/sims.ts';
import type { Sim } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconCoin } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** The credit as it was read last, and asking for it now. */
export function SimBalance({ sim }: { sim: Sim }) {
  const t = useTexts();
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () => askBalance(sim.iccid),
    onSuccess: ({ balance }) => {
      for (const area of [keys.sims, keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      if (!balance?.problem) notifications.show({ color: 'green', message: t.sims.asked });
    },
  });
  const why = sim.balanceQuery === null ? t.sims.noCode : sim.modem === null ? t.sims.notInModem : null;
  return (
    <Paper p="md" component="section" aria-labelledby="sim-balance" data-testid="sim-balance">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id="sim-balance">
            {t.sims.balanceTitle}
          </Title>
          <May needs="askSimBalance">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCoin size={16} />}
              disabled={why !== null}
              loading={asking.isPending}
              onClick={() => asking.mutate()}
            >
              {t.sims.ask}
            </Button>
          </May>
        </Group>
        {why && <Text size="sm">{why}</Text>}
        {asking.isPending && (
          <Group gap="xs" role="status">
            <Loader size="xs" />
            <Text size="sm">{t.sims.asking}</Text>
          </Group>
        )}
        <ErrorNote error={asking.error} />
        {sim.balance ? <Reading sim={sim} balance={sim.balance} /> : !why && <Text size="sm">{t.sims.neverAsked}</Text>}
      </Stack>
    </Paper>
  );
}

function Reading({ sim, balance }: { sim: Sim; balance: NonNullable<Sim['balance']> }) {
  const { texts: t, formats } = useLanguage();
  const { amount, low, text, at, problem } = balance;
  const alarm = sim.balanceQuery?.lowBelow;
  return (
    <>
      <Group gap="sm" align="baseline">
        {amount !== null && (
          <Text fz={28} fw={650} lh={1.2} className="numbers" span>
            {formats.number(amount)}
          </Text>
        )}
        {amount !== null && alarm != null && (
          <StateBadge state={low ? 'warning' : 'ok'} word={low ? t.sims.low : t.sims.enough} />
        )}
        <Text size="xs" c="dimmed" span>
          {t.sims.read} <RelativeTime at={at} />
        </Text>
      </Group>
      {low && alarm != null && <Text size="sm">{t.sims.lowText(formats.number(alarm))}</Text>}
      {problem && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t.says(problem.message)}>
          {problem.remedy && (
            <Text size="sm">
              <b>{t.common.whatToDo}:</b> {t.says(problem.remedy)}
            </Text>
          )}
        </Alert>
      )}
      {text && (
        <div>
          <Text size="xs" c="dimmed">
            {t.sims.answer}
          </Text>
          <Text size="sm" className="mono breakable" style={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </Text>
        </div>
      )}
    </>
  );
}
