import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { changeAdmin } from '../../api/second-factor.ts';
import type { Admin } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { RoleFields, type RoleValues } from './role-fields.tsx';

export function RoleDialog({ admin, onClose }: { admin: Admin | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={admin !== null} onClose={onClose} title={admin && t.roles.editTitle(admin.username)}>
      {admin && <RoleForm admin={admin} onClose={onClose} />}
    </Modal>
  );
}

function RoleForm({ admin, onClose }: { admin: Admin; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const initialValues: RoleValues = { role: admin.role, domains: admin.domains };
  const form = useForm({
    initialValues: { ...initialValues },
    validate: {
      domains: (domains, { role }) => (role === 'help-desk' && domains.length === 0 ? t.roles.domainsMissing : null),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => changeAdmin(admin.id, { ...values, enabled: admin.enabled }),
    ({ username }) => {
      void queries.invalidateQueries({ queryKey: [keys.admins] });
      notifications.show({ color: 'green', message: t.roles.saved(username) });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <RoleFields values={form.values} onChange={form.setValues} error={form.errors.domains} />
        <FormFooter error={error} pending={pending} action={t.roles.save} onCancel={onClose} />
      </Stack>
    </form>
  );
}
