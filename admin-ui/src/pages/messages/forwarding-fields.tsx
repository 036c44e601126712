import {
  Checkbox,
  PasswordInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { createForwarding, updateForwarding } from '../../api/forwarding.ts';
import { modemsQuery } from '../../api/modems.ts';
import { simsQuery } from '../../api/sims.ts';
import type { ForwardingRule } from '../../api/types.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { bodyOf, keepsSecret, type RuleValues, ruleRules, valuesOf } from './forwarding-form.ts';

interface Props {
  /** null = a new one. */
  old: ForwardingRule | null;
  /** @param secret the one that is new, to be shown once; null = none is */
  onSaved(rule: ForwardingRule, secret: string | null): void;
  onCancel(): void;
}

const KINDS = ['mail', 'webhook'] as const;

export function ForwardingForm({ old, onSaved, onCancel }: Props) {
  const t = useTexts();
  const form = useForm<RuleValues>({
    initialValues: valuesOf(old),
    validate: ruleRules(t),
    validateInputOnBlur: ['target.to', 'target.url', 'target.secret'],
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    async (values) => {
      const { body, secret } = bodyOf(values, old);
      return { rule: await (old ? updateForwarding(old.id, body) : createForwarding(body)), secret };
    },
    ({ rule, secret }) => onSaved(rule, secret),
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t.forwarding.nameField}
          description={t.forwarding.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t.forwarding.targetField} {...form.getInputProps('target.kind')}>
          <Stack gap={8} mt={6}>
            {KINDS.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t.forwarding.kinds[kind]}
                description={t.forwarding.kindHints[kind]}
              />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.target.kind === 'mail' ? (
          <TextInput label={t.forwarding.to} type="email" required {...form.getInputProps('target.to')} />
        ) : (
          <WebhookFields form={form} keeps={keepsSecret(old)} />
        )}
        <Conditions form={form} />
        <Switch
          label={t.forwarding.enabled}
          description={t.forwarding.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter
          error={error}
          pending={pending}
          action={old ? t.common.save : t.forwarding.add}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  );
}

interface FieldsProps {
  form: UseFormReturnType<RuleValues>;
}

/** @param keeps a secret is kept already */
function WebhookFields({ form, keeps }: FieldsProps & { keeps: boolean }) {
  const t = useTexts();
  return (
    <Stack gap="sm">
      <TextInput
        label={t.forwarding.url}
        description={t.forwarding.urlHint}
        type="url"
        required
        spellCheck={false}
        placeholder="https://ops.example.com/sms"
        {...form.getInputProps('target.url')}
      />
      <PasswordInput
        label={t.forwarding.secret}
        description={keeps ? t.forwarding.secretKept : t.forwarding.secretHint}
        autoComplete="new-password"
        disabled={form.values.renewSecret}
        {...form.getInputProps('target.secret')}
      />
      {keeps && (
        <Checkbox label={t.forwarding.secretRenew} {...form.getInputProps('renewSecret', { type: 'checkbox' })} />
      )}
      <Textarea
        label={t.forwarding.ca}
        description={t.forwarding.caHint}
        placeholder="-----BEGIN CERTIFICATE-----"
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('target.ca')}
      />
    </Stack>
  );
}

function Conditions({ form }: FieldsProps) {
  const t = useTexts();
  const modems = useQuery(modemsQuery).data ?? [];
  const sims = useQuery(simsQuery).data ?? [];
  const { modemId, sim } = form.values;
  return (
    <FieldGroup title={t.forwarding.conditions} text={t.forwarding.conditionsText}>
      <TagsInput
        label={t.forwarding.senders}
        description={t.forwarding.sendersHint}
        splitChars={[',', ';']}
        acceptValueOnBlur
        {...form.getInputProps('senders')}
      />
      <TagsInput
        label={t.forwarding.keywords}
        description={t.forwarding.keywordsHint}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        {...form.getInputProps('keywords')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t.forwarding.modem}
          data={options(
            t.forwarding.anyModem,
            modemId,
            t.forwarding.goneModem,
            modems.map(({ id, name }) => [id, name]),
          )}
          allowDeselect={false}
          {...form.getInputProps('modemId')}
        />
        <Select
          label={t.forwarding.sim}
          data={options(
            t.forwarding.anySim,
            sim,
            sim,
            sims.map(({ iccid, name }) => [iccid, name ?? iccid]),
          )}
          allowDeselect={false}
          {...form.getInputProps('sim')}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}

/** What there is to choose from; a value that is kept stays on offer when the thing itself is gone. */
function options(any: string, kept: string, gone: string, found: [string, string][]) {
  const offered = found.map(([value, label]) => ({ value, label }));
  const missing = kept !== '' && !found.some(([value]) => value === kept) ? [{ value: kept, label: gone }] : [];
  return [{ value: '', label: any }, ...offered, ...missing];
}
