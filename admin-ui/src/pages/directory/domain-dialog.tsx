import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createDomain, updateDomain } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import type { Domain } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { countryOptions, languageOptions } from '../../parts/regions.ts';
import { localeFor } from '../../texts/formats.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

interface Props {
  /** null = closed. */
  domain: Domain | 'new' | null;
  onClose(): void;
  onSaved(domain: Domain): void;
}

/** Create or edit a domain. */
export function DomainDialog(props: Props) {
  const t = useTexts();
  const title = props.domain === 'new' ? t.directory.newDomain : t.directory.editDomain;
  return (
    <Modal opened={props.domain !== null} onClose={props.onClose} title={title}>
      {props.domain && <DomainForm {...props} domain={props.domain} />}
    </Modal>
  );
}

/** The browser's own country is the best first guess for the mobile numbers of its users. */
function ownCountry(language: string): string {
  return new Intl.Locale(localeFor(language)).region ?? 'US';
}

function DomainForm({ domain, onClose, onSaved }: Props & { domain: Domain | 'new' }) {
  const { texts: t, language } = useLanguage();
  const queries = useQueryClient();
  const isNew = domain === 'new';
  const form = useForm({
    initialValues: isNew
      ? { name: '', defaultCountry: ownCountry(language), language: language as string }
      : { name: domain.name, defaultCountry: domain.defaultCountry, language: domain.language },
    validate: { name: (name) => (name.trim() ? null : t.directory.domainNameMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (isNew ? createDomain(values) : updateDomain(domain.id, values)),
    (saved) => {
      for (const area of [keys.domains, keys.users]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({
        color: 'green',
        message: isNew ? t.directory.domainCreated(saved.name) : t.directory.domainSaved(saved.name),
      });
      onClose();
      onSaved(saved);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.directory.domainName}
          description={t.directory.domainNameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t.directory.country}
          description={t.directory.countryHint}
          data={countryOptions(language)}
          searchable
          allowDeselect={false}
          {...form.getInputProps('defaultCountry')}
        />
        <Select
          label={t.directory.language}
          description={t.directory.languageHint}
          data={languageOptions(language, form.values.language)}
          searchable
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <FormFooter
          error={error}
          pending={pending}
          action={isNew ? t.common.create : t.common.save}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
