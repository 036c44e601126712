import {
  Alert,
  Button,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { type BulkInput, type BulkPlan, planBulk, startBulk } from '../../api/push-room.ts';
import { DomainSelect } from '../../parts/domain-select.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

interface Values extends Record<string, unknown> {
  name: string;
  domainId: string | null;
  group: string;
  q: string;
  logins: string;
  unverified: boolean;
  channels: string;
}

/** Whose tokens, then the dry run, then the start. */
export function BulkDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.bulk.newTitle} size="lg">
      <Steps onClose={onClose} />
    </Modal>
  );
}

function inputOf(values: Values): BulkInput {
  const { name, domainId, group, q, logins, unverified, channels } = values;
  return {
    name: name.trim(),
    domainId,
    group: group.trim() || null,
    q: q.trim(),
    logins: loginsOf(logins),
    unverified,
    channels: channels.split(',') as ('email' | 'sms')[],
  };
}

/** One a line; of a CSV the first column, without its quotes. */
function loginsOf(text: string): string[] {
  const cells = text.split(/\r?\n/).map(
    (line) =>
      line
        .split(/[;,\t]/)[0]
        ?.trim()
        .replace(/^"(.*)"$/, '$1') ?? '',
  );
  return [...new Set(cells.filter(Boolean))];
}

function Steps({ onClose }: { onClose(): void }) {
  const [plan, setPlan] = useState<BulkPlan | null>(null);
  const form = useForm<Values>({
    initialValues: {
      ...{ name: '', domainId: null, group: '', q: '', logins: '', unverified: true, channels: 'email,sms' },
    },
  });
  return plan ? (
    <Planned plan={plan} input={inputOf(form.getValues())} onBack={() => setPlan(null)} onClose={onClose} />
  ) : (
    <Selection form={form} onPlan={setPlan} onClose={onClose} />
  );
}

function Selection(props: { form: UseFormReturnType<Values>; onPlan(plan: BulkPlan): void; onClose(): void }) {
  const { form } = props;
  const t = useTexts();
  const { onSubmit, pending, error } = useSubmit(form, (values) => planBulk(inputOf(values)), props.onPlan);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput label={t.bulk.name} description={t.bulk.nameHint} data-autofocus {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DomainSelect
            label={t.bulk.domain}
            all={t.bulk.anyDomain}
            value={form.getValues().domainId}
            onChange={(id) => form.setFieldValue('domainId', id)}
          />
          <Select
            label={t.bulk.channels}
            data={Object.entries(t.policy.orders).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            {...form.getInputProps('channels')}
          />
        </SimpleGrid>
        <TextInput label={t.bulk.group} description={t.bulk.groupHint} {...form.getInputProps('group')} />
        <TextInput label={t.bulk.search} {...form.getInputProps('q')} />
        <Textarea
          label={t.bulk.logins}
          description={t.bulk.loginsHint}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('logins')}
        />
        <Switch label={t.bulk.unverified} {...form.getInputProps('unverified', { type: 'checkbox' })} />
        <FormFooter error={error} pending={pending} action={t.bulk.plan} onCancel={props.onClose} />
      </Stack>
    </form>
  );
}

/** What the time of the modems goes by. */
function paceOf({ smsPace }: BulkPlan, { texts: t, formats }: ReturnType<typeof useLanguage>): string[] {
  if (!smsPace) return [];
  const seconds = formats.number(smsPace.secondsEach);
  if (smsPace.measured === 0) return [t.bulk.paceAssumed(seconds)];
  if (smsPace.measured === smsPace.modems) return [t.bulk.pace(seconds)];
  return [t.bulk.pacePartly(seconds, smsPace.measured, smsPace.modems)];
}

function Planned(props: { plan: BulkPlan; input: BulkInput; onBack(): void; onClose(): void }) {
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
