import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { verifyToken } from '../../api/imports.ts';
import { keys } from '../../api/keys.ts';
import type { Token } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconCircleCheck } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** Verify a code: what the user's app shows is what this token makes. */
export function VerifyDialog({ token, onClose }: { token: Token | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={token !== null} onClose={onClose} title={token && t.imports.verifyTitle(token.serial)}>
      {token && <VerifyForm token={token} onClose={onClose} />}
    </Modal>
  );
}

function VerifyForm({ token, onClose }: { token: Token; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [drift, setDrift] = useState<number | null>(null);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : t.sources.required) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ code }) => verifyToken(token.id, code.trim()),
    (answer) => {
      setDrift(answer.drift);
      void queries.invalidateQueries({ queryKey: [keys.tokens] });
    },
  );
  if (drift !== null) {
    return (
      <Stack>
        <Alert
          color="green"
          variant="light"
          icon={<IconCircleCheck aria-hidden />}
          title={t.imports.verified}
          role="status"
        >
          {token.type === 'totp' ? t.imports.drift(drift) : t.imports.ahead(drift)}
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t.common.close}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">{t.imports.verifyText}</Text>
        <TextInput
          label={t.imports.code}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          data-autofocus
          classNames={{ input: 'mono' }}
          {...form.getInputProps('code')}
        />
        <FormFooter error={error} pending={pending} action={t.imports.verifyAction} onCancel={onClose} />
      </Stack>
    </form>
  );
}
