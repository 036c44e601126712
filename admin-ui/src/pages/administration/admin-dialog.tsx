import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { createAdmin } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import type { Role } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconWand } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { madeUpPassword } from './made-up-password.ts';
import { RoleFields } from './role-fields.tsx';

export function AdminDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.admins.newTitle}>
      <AdminForm onClose={onClose} />
    </Modal>
  );
}

function AdminForm({ onClose }: { onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [visible, { toggle, open: show }] = useDisclosure();
  const form = useForm({
    initialValues: { username: '', password: '', role: 'operator' as Role, domains: [] as string[] },
    validate: {
      username: (username) => (username.trim() ? null : t.admins.usernameMissing),
      domains: (domains, { role }) => (role === 'help-desk' && domains.length === 0 ? t.roles.domainsMissing : null),
      password: (password) => (password.length >= 12 ? null : t.admins.passwordShort),
    },
  });
  const { onSubmit, pending, error } = useSubmit(form, createAdmin, (admin) => {
    void queries.invalidateQueries({ queryKey: [keys.admins] });
    notifications.show({ color: 'green', message: t.admins.added(admin.username) });
    onClose();
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.admins.username}
          required
          data-autofocus
          autoComplete="off"
          autoCapitalize="off"
          {...form.getInputProps('username')}
        />
        <div>
          <PasswordInput
            label={t.admins.password}
            description={t.admins.passwordHint}
            required
            autoComplete="new-password"
            visible={visible}
            onVisibilityChange={toggle}
            {...form.getInputProps('password')}
          />
          <Group gap="xs" mt={6}>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconWand size={15} />}
              onClick={() => {
                form.setFieldValue('password', madeUpPassword());
                show();
              }}
            >
              {t.admins.make}
            </Button>
            {form.values.password && <CopyButton value={form.values.password} what={t.admins.password} />}
          </Group>
        </div>
        <RoleFields values={form.values} onChange={form.setValues} error={form.errors.domains} />
        <FormFooter error={error} pending={pending} action={t.admins.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
