import { Autocomplete, Group, NumberInput, Select, SimpleGrid, Switch, TagsInput, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/keys.ts';
import { type PushPolicy, putPolicy } from '../../api/push-room.ts';
import { useKnownGroups } from '../../api/sources.ts';
import { Editable } from '../../parts/editable.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useUnsaved } from '../../parts/leave-guard.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { choices, MinutesInput, Part } from './push-policy-parts.tsx';
import { type PolicyValues, policyOf, valuesOf } from './push-policy-values.ts';

type Form = UseFormReturnType<PolicyValues>;

interface PolicyFormProps {
  /** null = the general policy */
  domainId: string | null;
  policy: PushPolicy;
  onDirty(dirty: boolean): void;
}

export function PolicyForm({ domainId, policy, onDirty }: PolicyFormProps) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm<PolicyValues>({
    initialValues: valuesOf(policy),
    validate: {
      reminders: (days) =>
        days.every((day) => /^[1-9]\d{0,2}$/.test(day) && Number(day) <= 365) ? null : t.policy.remindersWrong,
    },
  });
  const dirty = form.isDirty();
  useUnsaved(dirty);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => putPolicy(domainId, policyOf(values)),
    () => {
      void queries.invalidateQueries({ queryKey: [keys.pushPolicies] });
      notifications.show({ color: 'green', message: t.policy.saved });
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Editable needs={domainId === null ? 'putPushPolicy' : 'putDomainPushPolicy'}>
        <CodeFields form={form} />
        <Part title={t.policy.linkTitle}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <MinutesInput
              label={t.policy.sentMinutes}
              hint={t.policy.sentHint}
              least={0}
              {...form.getInputProps('sentMinutes')}
            />
            <MinutesInput
              label={t.policy.visitedMinutes}
              hint={t.policy.visitedHint}
              least={0}
              {...form.getInputProps('visitedMinutes')}
            />
          </SimpleGrid>
        </Part>
        <AutomaticFields form={form} />
        <TimeFields form={form} />
        <FormFooter
          {...{ error, pending }}
          action={t.policy.save}
          cancel={t.templates.discard}
          {...(dirty && { onCancel: form.reset })}
        />
      </Editable>
    </form>
  );
}

/** What the browser knows; another name can be typed. */
const TIME_ZONES = Intl.supportedValuesOf('timeZone');

function CodeFields({ form }: { form: Form }) {
  const t = useTexts();
  return (
    <Part title={t.policy.codeTitle}>
      <Select
        label={t.policy.authorization}
        description={t.policy.authorizationHint}
        data={choices(t.policy.authorizations)}
        allowDeselect={false}
        {...form.getInputProps('authorization')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput label={t.policy.length} min={4} max={12} {...form.getInputProps('length')} />
        <Select
          label={t.policy.alphabet}
          data={choices(t.policy.alphabets)}
          allowDeselect={false}
          {...form.getInputProps('alphabet')}
        />
        <MinutesInput
          label={t.policy.codeMinutes}
          hint={t.policy.codeMinutesHint}
          least={0}
          {...form.getInputProps('codeMinutes')}
        />
        <NumberInput label={t.policy.tries} description={'\u00a0'} min={1} max={50} {...form.getInputProps('tries')} />
      </SimpleGrid>
      <Switch
        label={t.policy.sameMessage}
        description={t.policy.sameMessageHint}
        {...form.getInputProps('sameMessage', { type: 'checkbox' })}
      />
      <Select
        label={t.policy.qrWithCode}
        data={choices(t.policy.qrChoices)}
        allowDeselect={false}
        {...form.getInputProps('qrWithCode')}
      />
    </Part>
  );
}

function AutomaticFields({ form }: { form: Form }) {
  const t = useTexts();
  const groups = useKnownGroups();
  const { automatic } = form.getValues();
  return (
    <Part title={t.policy.automaticTitle}>
      <Switch
        label={t.policy.automatic}
        description={t.policy.automaticHint}
        {...form.getInputProps('automatic', { type: 'checkbox' })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t.policy.channels}
          description={t.policy.channelsHint}
          data={choices(t.policy.orders)}
          allowDeselect={false}
          {...form.getInputProps('channels')}
        />
      </SimpleGrid>
      {automatic && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <MinutesInput label={t.policy.delay} hint={t.policy.delayHint} least={0} {...form.getInputProps('delay')} />
            <MinutesInput
              label={t.policy.fallback}
              hint={t.policy.fallbackHint}
              least={1}
              {...form.getInputProps('fallback')}
            />
          </SimpleGrid>
          <TagsInput
            label={t.policy.groups}
            description={t.policy.groupsHint}
            data={groups}
            {...form.getInputProps('groups')}
          />
        </>
      )}
    </Part>
  );
}

function TimeFields({ form }: { form: Form }) {
  const t = useTexts();
  const { quiet } = form.getValues();
  return (
    <Part title={t.policy.quietTitle}>
      <Switch
        label={t.policy.quiet}
        description={t.policy.quietHint}
        {...form.getInputProps('quiet', { type: 'checkbox' })}
      />
      {quiet && (
        <>
          <Group grow align="flex-start">
            <TextInput type="time" label={t.policy.quietFrom} {...form.getInputProps('quietFrom')} />
            <TextInput type="time" label={t.policy.quietTo} {...form.getInputProps('quietTo')} />
          </Group>
          <Autocomplete
            label={t.policy.timeZone}
            description={t.policy.timeZoneHint}
            data={TIME_ZONES}
            limit={50}
            {...form.getInputProps('timeZone')}
          />
        </>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TagsInput
          label={t.policy.reminders}
          description={t.policy.remindersHint}
          {...form.getInputProps('reminders')}
        />
        <Select
          label={t.policy.remind}
          description={'\u00a0'}
          data={choices(t.policy.remindChoices)}
          allowDeselect={false}
          {...form.getInputProps('remind')}
        />
      </SimpleGrid>
      <NumberInput
        label={t.policy.giveUp}
        description={t.policy.giveUpHint}
        min={1}
        max={365}
        {...form.getInputProps('giveUpDays')}
      />
      <Switch label={t.policy.suspend} {...form.getInputProps('suspend', { type: 'checkbox' })} />
      <Switch label={t.policy.tellExpiry} {...form.getInputProps('tellExpiry', { type: 'checkbox' })} />
      <Switch label={t.policy.tellDisclosed} {...form.getInputProps('tellDisclosed', { type: 'checkbox' })} />
      <Switch label={t.policy.tellVerified} {...form.getInputProps('tellVerified', { type: 'checkbox' })} />
    </Part>
  );
}
