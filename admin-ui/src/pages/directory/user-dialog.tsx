import { Alert, Anchor, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { createUser, updateUser } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import type { Domain, User } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { languageName, languageOptions } from '../../parts/regions.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { MobileField } from './mobile-field.tsx';

interface Props {
  /** null = closed. */
  user: User | 'new' | null;
  domains: Domain[];
  /** Domain of a new user. */
  domainId: string | undefined;
  onClose(): void;
}

/** Create or edit a user. */
export function UserDialog(props: Props) {
  const { user } = props;
  const t = useTexts();
  const title = user === null || user === 'new' ? t.directory.newUser : t.directory.editUser(user.login);
  return (
    <Modal opened={user !== null} onClose={props.onClose} title={title} size="lg">
      {user && <UserForm {...props} user={user} />}
    </Modal>
  );
}

function UserForm({ user, domains, domainId, onClose }: Props & { user: User | 'new' }) {
  const { texts: t, language } = useLanguage();
  const queries = useQueryClient();
  const isNew = user === 'new';
  const form = useForm({
    initialValues: isNew
      ? {
          domainId: domainId ?? domains[0]?.id ?? '',
          login: '',
          displayName: '',
          email: '',
          mobile: '',
          language: '',
        }
      : {
          domainId: user.domainId,
          login: user.login,
          displayName: user.displayName,
          email: user.email ?? '',
          mobile: user.mobile ?? '',
          language: user.language ?? '',
        },
    validate: { login: (login) => (login.trim() ? null : t.directory.loginMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => {
      const body = {
        ...values,
        email: values.email.trim() || null,
        mobile: values.mobile.trim() || null,
        language: values.language || null,
      };
      return isNew ? createUser(body) : updateUser(user.id, body);
    },
    (saved) => {
      for (const area of [keys.users, keys.domains, keys.tokens, keys.status])
        void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({
        color: 'green',
        title: isNew ? t.directory.userCreated(saved.login) : t.directory.userSaved(saved.login),
        message: <SavedNote saved={saved} typed={form.values.mobile} isNew={isNew} />,
        autoClose: isNew ? 8_000 : 4_000,
      });
      onClose();
    },
  );
  const domain = domains.find(({ id }) => id === form.values.domainId);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t.directory.login} required data-autofocus {...form.getInputProps('login')} />
          <TextInput label={t.directory.displayName} {...form.getInputProps('displayName')} />
        </SimpleGrid>
        <TextInput label={t.directory.email} type="email" {...form.getInputProps('email')} />
        <MobileField form={form} mobile={form.values.mobile} domain={domain} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t.directory.domain}
            data={domains.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('domainId')}
          />
          <Select
            label={t.directory.language}
            data={[
              {
                value: '',
                label: t.directory.languageOfDomain(domain ? languageName(domain.language, language) : ''),
              },
              ...languageOptions(language, form.values.language),
            ]}
            searchable
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
        </SimpleGrid>
        {!form.values.email.trim() && !form.values.mobile.trim() && form.isDirty() && (
          <Alert color="orange" variant="light" p="xs">
            {t.directory.contactMissing}
          </Alert>
        )}
        <FormFooter
          error={error}
          pending={pending}
          action={isNew ? t.directory.createUser : t.common.save}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

/** What the gateway made of the number, and the next step. */
function SavedNote({ saved, typed, isNew }: { saved: User; typed: string; isNew: boolean }) {
  const t = useTexts();
  return (
    <>
      {saved.mobile && saved.mobile !== typed.trim() && <div>{t.directory.mobileSaved(saved.mobile)}</div>}
      {isNew && (
        <Anchor component={Link} href={tokensPath(saved.id)} size="sm">
          {t.directory.nextToken}
        </Anchor>
      )}
    </>
  );
}
