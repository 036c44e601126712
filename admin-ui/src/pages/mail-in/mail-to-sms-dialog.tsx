import { Modal, MultiSelect, NumberInput, Radio, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { apiKeysQuery } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import { createMailToSms, updateMailToSms } from '../../api/mail-to-sms.ts';
import { relayAccountsQuery } from '../../api/relay-accounts.ts';
import type { MailToSms } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { bodyOf, type SmsValues, valuesOf } from './mail-to-sms-form.ts';
import { RuleFields } from './rule-fields.tsx';

interface Props {
  /** null = closed. */
  rule: MailToSms | 'new' | null;
  onClose(): void;
}

/** Add or edit an SMS domain. */
export function MailToSmsDialog({ rule, onClose }: Props) {
  const { mailToSms: t } = useTexts();
  const title = rule === 'new' || rule === null ? t.newTitle : t.editTitle(rule.domain);
  return (
    <Modal opened={rule !== null} onClose={onClose} title={title} size="lg">
      {rule && <RuleForm old={rule === 'new' ? null : rule} onClose={onClose} />}
    </Modal>
  );
}

function RuleForm({ old, onClose }: { old: MailToSms | null; onClose(): void }) {
  const { mailToSms: t, common } = useTexts();
  const { told } = useAct([keys.mailToSms]);
  const form = useForm<SmsValues>({
    initialValues: valuesOf(old),
    validate: {
      domain: (domain) => (domain.trim() ? null : t.domainMissing),
      maxLength: (length) => (length === '' ? t.lengthMissing : null),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateMailToSms(old.id, bodyOf(values)) : createMailToSms(bodyOf(values))),
    ({ domain }) => {
      told(t.saved(domain));
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t.domain}
          description={t.domainHint}
          required
          data-autofocus
          spellCheck={false}
          placeholder="sms.example.com"
          {...form.getInputProps('domain')}
        />
        <Who form={form} />
        <What form={form} />
        <Switch
          label={t.enabled}
          description={t.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter error={error} pending={pending} action={old ? common.save : t.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}

interface Part {
  form: UseFormReturnType<SmsValues>;
}

/** Who may send text messages this way. */
function Who({ form }: Part) {
  const { mailToSms: t } = useTexts();
  const accounts = useQuery(relayAccountsQuery).data ?? [];
  const apiKeys = useQuery(apiKeysQuery).data ?? [];
  return (
    <>
      <FieldGroup title={t.who}>
        <Switch
          label={t.allowListed}
          description={t.allowListedHint}
          {...form.getInputProps('allowListed', { type: 'checkbox' })}
        />
        <Radio.Group label={t.logins} {...form.getInputProps('logins')}>
          <Stack gap={8} mt={6}>
            <Radio value="all" label={t.loginsAll} />
            <Radio value="some" label={t.loginsSome} />
          </Stack>
        </Radio.Group>
        {form.values.logins === 'some' && (
          <MultiSelect
            label={t.accounts}
            description={t.accountsHint}
            data={[
              { group: t.groupAccounts, items: accounts.map(({ id, login }) => ({ value: id, label: login })) },
              { group: t.groupKeys, items: apiKeys.map(({ id, name }) => ({ value: id, label: name })) },
            ]}
            searchable
            hidePickedOptions
            {...form.getInputProps('accounts')}
          />
        )}
      </FieldGroup>
      <RuleFields of="senders" inputProps={form.getInputProps} />
    </>
  );
}

/** What of the mail becomes the text. */
function What({ form }: Part) {
  const { mailToSms: t } = useTexts();
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <FieldGroup title={t.what}>
      <Select label={t.textOf} data={options(t.texts)} allowDeselect={false} {...form.getInputProps('text')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t.maxLength}
          description={t.maxLengthHint}
          required
          min={1}
          max={2000}
          allowDecimal={false}
          {...form.getInputProps('maxLength')}
        />
        <Select
          label={t.tooLong}
          description={t.tooLongHint}
          data={options(t.tooLongs)}
          allowDeselect={false}
          {...form.getInputProps('tooLong')}
        />
        <NumberInput
          label={t.expires}
          description={t.expiresHint}
          min={1}
          max={10_080}
          allowDecimal={false}
          {...form.getInputProps('expiresInMinutes')}
        />
        <Select
          label={t.reports}
          description={t.reportsHint}
          data={options(t.reportKinds)}
          allowDeselect={false}
          {...form.getInputProps('reports')}
        />
      </SimpleGrid>
      <Switch
        label={t.cutQuotes}
        description={t.cutQuotesHint}
        {...form.getInputProps('cutQuotes', { type: 'checkbox' })}
      />
      <Switch label={t.flash} description={t.flashHint} {...form.getInputProps('flash', { type: 'checkbox' })} />
    </FieldGroup>
  );
}
