import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { type BulkInput, type BulkPlan, startBulk } from '../../api/push-room.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';

/** What the time of the modems goes by. */
function paceOf({ smsPace }: BulkPlan, { texts: t, formats }: ReturnType<typeof useLanguage>): string[] {
  if (!smsPace) return [];
  const seconds = formats.number(smsPace.secondsEach);
  if (smsPace.measured === 0) return [t.bulk.paceAssumed(seconds)];
  if (smsPace.measured === smsPace.modems) return [t.bulk.pace(seconds)];
  return [t.bulk.pacePartly(seconds, smsPace.measured, smsPace.modems)];
}

/** The dry run: what would happen, and the start. */
export function Planned(props: { plan: BulkPlan; input: BulkInput; onBack(): void; onClose(): void }) {
  const { plan, input } = props;
  const language = useLanguage();
  const { texts: t } = language;
  const queries = useQueryClient();
  const starting = useMutation({
    mutationFn: () => startBulk(input),
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: [keys.bulk] });
      notifications.show({ color: 'green', message: t.bulk.startedNotice(run.name) });
      props.onClose();
    },
  });
  const duration = plan.smsMinutes === null ? t.bulk.noModem : t.bulk.minutes(plan.smsMinutes);
  const lines: [string, string | number, string[]?][] = [
    [t.bulk.users, plan.users],
    [t.bulk.byEmail, plan.byEmail],
    [t.bulk.bySms, plan.bySms],
    ...(plan.bySms > 0 ? [[t.bulk.duration, duration, paceOf(plan, language)] as [string, string, string[]]] : []),
    [t.bulk.noEmail, plan.noEmail, plan.examples.noEmail],
    [t.bulk.noMobile, plan.noMobile, plan.examples.noMobile],
    [t.bulk.noToken, plan.noToken, plan.examples.noToken],
    [t.bulk.unreachable, plan.unreachable],
    [t.bulk.unknown, plan.unknownCount, plan.unknown],
  ];
  return (
    <Stack>
      <Text fw={600}>{t.bulk.planTitle}</Text>
      <dl style={{ margin: 0 }}>
        {lines.map(([label, value, examples]) => (
          <Group key={label} justify="space-between" gap="xs" wrap="nowrap" align="flex-start" py={4}>
            <div style={{ minWidth: 0 }}>
              <Text component="dt" size="sm">
                {label}
              </Text>
              {examples && examples.length > 0 && (
                <Text size="xs" c="dimmed" className="breakable" lineClamp={2}>
                  {examples.join(', ')}
                </Text>
              )}
            </div>
            <Text component="dd" size="sm" fw={600} className="numbers" m={0} style={{ whiteSpace: 'nowrap' }}>
              {value}
            </Text>
          </Group>
        ))}
      </dl>
      {plan.warnings.map((warning) => (
        <Alert key={warning} color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t.says(warning)}
        </Alert>
      ))}
      <ErrorNote error={starting.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onBack}>
          {t.bulk.back}
        </Button>
        <Button disabled={plan.pushes === 0} loading={starting.isPending} onClick={() => starting.mutate()}>
          {t.bulk.start(plan.pushes)}
        </Button>
      </Group>
    </Stack>
  );
}
