import { Alert, NumberInput, PasswordInput, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Domain } from '../../api/types.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { MAPPED, type SourceValues } from './source-form.ts';

interface Props {
  form: UseFormReturnType<SourceValues>;
}

/** Where the directory is, and as whom it is read. */
export function ConnectionFields({ form, domains, keeps }: Props & { domains: Domain[]; keeps: boolean }) {
  const t = useTexts();
  const { security } = form.values;
  return (
    <FieldGroup title={t.sources.connection}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t.sources.nameField}
          description={t.sources.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t.sources.domain}
          description={t.sources.domainHint}
          required
          allowDeselect={false}
          data={domains.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('domainId')}
        />
        <TextInput
          label={t.sources.host}
          description={t.sources.hostHint}
          required
          spellCheck={false}
          {...form.getInputProps('host')}
        />
        <SimpleGrid cols={2}>
          <Select
            label={t.sources.security}
            description="&nbsp;"
            allowDeselect={false}
            data={(['ldaps', 'starttls', 'none'] as const).map((value) => ({
              value,
              label: t.sources.securities[value],
            }))}
            {...form.getInputProps('security')}
          />
          <NumberInput
            label={t.sources.port}
            description="&nbsp;"
            placeholder={security === 'ldaps' ? '636' : '389'}
            min={1}
            max={65_535}
            hideControls
            {...form.getInputProps('port')}
          />
        </SimpleGrid>
      </SimpleGrid>
      {security === 'none' ? (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t.sources.insecure}
        </Alert>
      ) : (
        <Textarea
          label={t.sources.ca}
          description={t.sources.caHint}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          placeholder="-----BEGIN CERTIFICATE-----"
          classNames={{ input: 'mono' }}
          {...form.getInputProps('ca')}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <TextInput
          label={t.sources.bindDn}
          description={t.sources.bindDnHint}
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('bindDn')}
        />
        <PasswordInput
          label={t.sources.password}
          description={keeps ? t.sources.passwordKept : undefined}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}

/** Who of the directory is taken, and which attributes. */
export function PeopleFields({ form }: Props) {
  const t = useTexts();
  return (
    <>
      <FieldGroup title={t.sources.who}>
        <TextInput
          label={t.sources.baseDn}
          description={t.sources.baseDnHint}
          spellCheck={false}
          {...form.getInputProps('baseDn')}
        />
        <TextInput
          label={t.sources.filter}
          description={t.sources.filterHint}
          required
          spellCheck={false}
          {...form.getInputProps('filter')}
        />
        <Textarea
          label={t.sources.groups}
          description={t.sources.groupsHint}
          autosize
          minRows={1}
          maxRows={6}
          spellCheck={false}
          {...form.getInputProps('groups')}
        />
      </FieldGroup>
      <FieldGroup title={t.sources.attributes} text={t.sources.attributesText}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {MAPPED.map((field) => (
            <TextInput
              key={field}
              label={t.sources.fields[field]}
              placeholder={t.sources.usual[field]}
              spellCheck={false}
              {...form.getInputProps(`attributes.${field}`)}
            />
          ))}
        </SimpleGrid>
      </FieldGroup>
    </>
  );
}

/** When it is read, and when it stops and asks. */
export function ScheduleFields({ form }: Props) {
  const t = useTexts();
  const { everyMinutes } = form.values;
  const choices = Object.entries(t.sources.everies).map(([value, label]) => ({ value, label }));
  const isOther = !(everyMinutes in t.sources.everies);
  return (
    <FieldGroup title={t.sources.schedule}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
        <Select
          label={t.sources.every}
          description="&nbsp;"
          allowDeselect={false}
          data={isOther ? [...choices, { value: everyMinutes, label: `${everyMinutes} min` }] : choices}
          {...form.getInputProps('everyMinutes')}
        />
        <NumberInput
          label={t.sources.full}
          description={t.sources.fullHint}
          min={1}
          max={720}
          {...form.getInputProps('fullEveryHours')}
        />
        <NumberInput
          label={t.sources.most}
          description={t.sources.mostHint}
          min={0}
          max={100}
          {...form.getInputProps('mostGonePercent')}
        />
      </SimpleGrid>
      <Switch label={t.sources.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </FieldGroup>
  );
}
