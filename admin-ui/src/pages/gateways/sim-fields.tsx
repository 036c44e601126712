import { Collapse, NumberInput, type NumberInputProps, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FieldGroup } from '../../parts/field-group.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { SimValues } from './sim-form.ts';

interface Props {
  form: UseFormReturnType<SimValues>;
}

function WholeNumber(props: NumberInputProps) {
  return <NumberInput allowDecimal={false} allowNegative={false} thousandSeparator={false} hideControls {...props} />;
}

export function QuotaFields({ form }: Props) {
  const t = useTexts();
  return (
    <FieldGroup title={t.sims.quota} text={t.sims.quotaText}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <WholeNumber label={t.sims.partsPerDay} min={1} {...form.getInputProps('quota.partsPerDay')} />
        <WholeNumber label={t.sims.partsPerMonth} min={1} {...form.getInputProps('quota.partsPerMonth')} />
        <WholeNumber
          label={t.sims.recipientsPerMonth}
          description={t.sims.recipientsHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          {...form.getInputProps('quota.recipientsPerMonth')}
        />
      </SimpleGrid>
      <WholeNumber
        label={t.sims.otpReserve}
        description={t.sims.otpReserveHint}
        maw={420}
        min={0}
        {...form.getInputProps('quota.otpReserve')}
      />
    </FieldGroup>
  );
}

export function PaceFields({ form }: Props) {
  const t = useTexts();
  return (
    <FieldGroup title={t.sims.pace} text={t.sims.paceText}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <WholeNumber
          label={t.sims.minInterval}
          description={t.sims.minIntervalHint}
          min={0}
          {...form.getInputProps('pace.minIntervalMs')}
        />
        <WholeNumber
          label={t.sims.perMinute}
          description={t.sims.perMinuteHint}
          min={1}
          {...form.getInputProps('pace.partsPerMinute')}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}

export function NetworkFields({ form }: Props) {
  const t = useTexts();
  return (
    <FieldGroup title={t.sims.network}>
      <Switch
        label={t.sims.roaming}
        description={t.sims.roamingHint}
        {...form.getInputProps('roams', { type: 'checkbox' })}
      />
      <TextInput
        label={t.sims.smsc}
        description={t.sims.smscHint}
        maw={420}
        type="tel"
        spellCheck={false}
        {...form.getInputProps('smsc')}
      />
    </FieldGroup>
  );
}

export function BalanceFields({ form }: Props) {
  const t = useTexts();
  return (
    <FieldGroup title={t.sims.balanceTitle}>
      <Switch label={t.sims.asks} description={t.sims.asksHint} {...form.getInputProps('asks', { type: 'checkbox' })} />
      <Collapse expanded={form.values.asks}>
        <Stack gap="xs">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <TextInput
              label={t.sims.code}
              description={t.sims.codeHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              spellCheck={false}
              placeholder="*100#"
              {...form.getInputProps('balanceQuery.code')}
            />
            <NumberInput
              label={t.sims.lowBelow}
              description={t.sims.lowBelowHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={0}
              allowNegative={false}
              decimalScale={2}
              hideControls
              {...form.getInputProps('balanceQuery.lowBelow')}
            />
            <WholeNumber
              label={t.sims.everyHours}
              description={t.sims.everyHoursHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              min={1}
              max={720}
              {...form.getInputProps('balanceQuery.everyHours')}
            />
          </SimpleGrid>
          <TextInput
            label={t.sims.pattern}
            description={t.sims.patternHint}
            spellCheck={false}
            classNames={{ input: 'mono' }}
            {...form.getInputProps('balanceQuery.pattern')}
          />
        </Stack>
      </Collapse>
    </FieldGroup>
  );
}
