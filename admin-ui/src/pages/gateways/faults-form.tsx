import { Fieldset, Group, NumberInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../api/keys.ts';
import { faultsQuery, setFaults } from '../../api/simulator.ts';
import type { SimulatorFaults, SimulatorFaultsPatch } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { dbmOf } from './fault-words.ts';

interface Values extends Record<string, unknown> {
  submitMs: number;
  noPrompt: number;
  silence: number;
  plainError: number;
  cmsError: SimulatorFaults['cmsError'];
  unplugged: boolean;
  registration: string;
  csq: number;
  reports: SimulatorFaults['reports'];
  reportMs: number;
  pin: string;
  echo: boolean;
  noise: boolean;
}

const valuesOf = (faults: SimulatorFaults): Values => ({
  ...faults,
  registration: String(faults.registration),
  pin: faults.pin ?? '',
});

/** A number field that was emptied holds '' and means 0. */
const faultsOf = (values: Values): SimulatorFaults => ({
  ...values,
  submitMs: Number(values.submitMs),
  noPrompt: Number(values.noPrompt),
  silence: Number(values.silence),
  plainError: Number(values.plainError),
  cmsError: { code: Number(values.cmsError.code), times: Number(values.cmsError.times) },
  registration: Number(values.registration),
  csq: Number(values.csq),
  reportMs: Number(values.reportMs),
  pin: values.pin.trim() || null,
});

/** Only what was changed is sent: counters go down by themselves meanwhile. */
function patchOf(values: Values, before: Values): SimulatorFaultsPatch {
  const old = new Map(Object.entries(faultsOf(before)));
  const changed = Object.entries(faultsOf(values)).filter(
    ([name, value]) => JSON.stringify(old.get(name)) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed);
}

/** Every fault by itself. */
export function FaultsForm({ faults }: { faults: SimulatorFaults }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(faults),
    validate: { pin: (pin) => (/^(\d{4,8})?$/.test(pin.trim()) ? null : t.modems.pinWrong) },
  });
  const { setInitialValues, setValues } = form;
  const dirty = form.isDirty();
  // Counters that go down are shown, but never under the hand of who is typing.
  useEffect(() => {
    if (dirty) return;
    setInitialValues(valuesOf(faults));
    setValues(valuesOf(faults));
  }, [faults, dirty, setInitialValues, setValues]);
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => setFaults(patchOf(values, form.getInitialValues())),
    (now) => {
      form.setInitialValues(valuesOf(now));
      form.setValues(valuesOf(now));
      queries.setQueryData(faultsQuery.queryKey, now);
      for (const area of [keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({ color: 'green', message: t.simulator.applied });
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Sending form={form} />
        <Network form={form} />
        <Device form={form} />
        <FormFooter error={error} pending={pending} action={t.simulator.apply} />
      </Stack>
    </form>
  );
}

type NumberField = 'silence' | 'noPrompt' | 'plainError' | 'submitMs' | 'cmsError.times' | 'cmsError.code';

interface Part {
  form: UseFormReturnType<Values>;
}

function Sending({ form }: Part) {
  const t = useTexts();
  const field = (name: NumberField, label: string, description: string) => (
    <NumberInput label={label} description={description} min={0} allowDecimal={false} {...form.getInputProps(name)} />
  );
  return (
    <Fieldset legend={t.simulator.sending}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        {field('silence', t.simulator.silence, t.simulator.silenceHint)}
        {field('noPrompt', t.simulator.noPrompt, t.simulator.noPromptHint)}
        {field('plainError', t.simulator.plainError, t.simulator.plainErrorHint)}
        {field('submitMs', t.simulator.submitMs, t.simulator.submitMsHint)}
        {field('cmsError.times', t.simulator.cmsTimes, t.simulator.cmsTimesHint)}
        {field('cmsError.code', t.simulator.cmsCode, t.simulator.cmsCodeHint)}
      </SimpleGrid>
    </Fieldset>
  );
}

function Network({ form }: Part) {
  const t = useTexts();
  return (
    <Fieldset legend={t.simulator.network}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        <Select
          label={t.simulator.registration}
          data={t.simulator.registrationsStat}
          allowDeselect={false}
          {...form.getInputProps('registration')}
        />
        <NumberInput
          label={`${t.simulator.csq} (${t.simulator.csqValue(form.values.csq, dbmOf(form.values.csq))})`}
          description={t.simulator.csqHint}
          min={0}
          max={99}
          allowDecimal={false}
          {...form.getInputProps('csq')}
        />
        <Select
          label={t.simulator.reports}
          data={Object.entries(t.simulator.reportKinds).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('reports')}
        />
        <NumberInput
          label={t.simulator.reportMs}
          min={0}
          max={3_600_000}
          allowDecimal={false}
          {...form.getInputProps('reportMs')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

function Device({ form }: Part) {
  const t = useTexts();
  const flag = (name: 'unplugged' | 'echo' | 'noise', label: string, description: string) => (
    <Switch label={label} description={description} {...form.getInputProps(name, { type: 'checkbox' })} />
  );
  return (
    <Fieldset legend={t.simulator.device}>
      <Stack gap="sm">
        {flag('unplugged', t.simulator.unplugged, t.simulator.unpluggedHint)}
        {flag('echo', t.simulator.echo, t.simulator.echoHint)}
        {flag('noise', t.simulator.noise, t.simulator.noiseHint)}
        <Group>
          <TextInput
            label={t.simulator.pin}
            description={t.simulator.pinHint}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('pin')}
          />
        </Group>
      </Stack>
    </Fieldset>
  );
}
