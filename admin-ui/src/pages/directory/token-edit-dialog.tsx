import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { updateToken } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import type { Token } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { IssuerFields, LinkField, PolicyField, tokenRules } from './token-fields.tsx';

/** Edit what may change; algorithm, digits and secret are what they are, because apps hold them already. */
export function TokenEditDialog({ token, onClose }: { token: Token | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={token !== null} onClose={onClose} title={token && t.tokens.editTitle(token.serial)} size="lg">
      {token && <EditForm token={token} onClose={onClose} />}
    </Modal>
  );
}

function EditForm({ token, onClose }: { token: Token; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      issuer: token.issuer,
      label: token.label ?? '',
      link: token.link ?? '',
      authorization: token.authorization,
    },
    validate: tokenRules(t),
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) =>
      updateToken(token.id, { ...values, label: values.label.trim() || null, link: values.link.trim() || null }),
    (saved) => {
      void queries.invalidateQueries({ queryKey: [keys.tokens] });
      notifications.show({ color: 'green', message: t.tokens.saved(saved.serial) });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <IssuerFields form={form} login={token.userLogin} />
        <PolicyField form={form} />
        <LinkField form={form} />
        <FormFooter error={error} pending={pending} action={t.common.save} onCancel={onClose} />
      </Stack>
    </form>
  );
}
