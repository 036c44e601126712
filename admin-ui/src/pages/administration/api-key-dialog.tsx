import { Alert, Button, Checkbox, Code, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createApiKey } from '../../api/administration.ts';
import { keys } from '../../api/keys.ts';
import type { ApiKeyCreated, Scope } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconKey } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** Makes a key and shows it, this once; what was shown is forgotten when the dialog closes. */
export function ApiKeyDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  const [made, setMade] = useState<ApiKeyCreated | null>(null);
  const close = () => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made ? t.apiKeys.madeTitle : t.apiKeys.newTitle}
      size="lg"
      // A click beside the dialog must not lose a key that is never shown again.
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? <Made made={made} onClose={close} /> : <KeyForm onMade={setMade} onClose={close} />}
    </Modal>
  );
}

const SCOPES: Scope[] = ['push', 'send', 'directory', 'read', 'admin'];

const EXPIRY_DAYS = { never: null, d30: 30, d90: 90, d365: 365 } as const;
type Expiry = keyof typeof EXPIRY_DAYS;

/** ISO time; null = never. */
function expiryOf(choice: Expiry): string | null {
  const days = EXPIRY_DAYS[choice];
  return days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
}

function KeyForm({ onMade, onClose }: { onMade(made: ApiKeyCreated): void; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: '', scopes: [] as Scope[], expiresAt: 'never' as Expiry },
    validate: {
      name: (name) => (name.trim() ? null : t.apiKeys.nameMissing),
      scopes: (scopes) => (scopes.length > 0 ? null : t.apiKeys.scopesMissing),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ name, scopes, expiresAt }) => createApiKey({ name, scopes, expiresAt: expiryOf(expiresAt) }),
    (made) => {
      void queries.invalidateQueries({ queryKey: [keys.apiKeys] });
      onMade(made);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.apiKeys.name}
          description={t.apiKeys.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group
          label={t.apiKeys.scopesField}
          description={t.apiKeys.scopesHint}
          required
          {...form.getInputProps('scopes')}
        >
          <Stack gap={10} my="xs">
            {SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t.apiKeys.scopeNames[scope]}
                description={t.apiKeys.scopeHints[scope]}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <div>
          <Text size="sm" fw={500} mb={4} aria-hidden>
            {t.apiKeys.expiryField}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t.apiKeys.expiryField}
            data={Object.entries(t.apiKeys.expiries).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('expiresAt')}
          />
        </div>
        <FormFooter error={error} pending={pending} action={t.apiKeys.create} onCancel={onClose} />
      </Stack>
    </form>
  );
}

function Made({ made, onClose }: { made: ApiKeyCreated; onClose(): void }) {
  const t = useTexts();
  return (
    <Stack>
      <Alert color="orange" variant="light" icon={<IconKey aria-hidden />} title={made.name}>
        <Text size="sm">{t.apiKeys.madeText}</Text>
      </Alert>
      <div>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t.apiKeys.key}
          </Text>
          <CopyButton value={made.key} what={t.apiKeys.key} />
        </Group>
        <Code block fz="md" className="breakable" data-testid="api-key" style={{ whiteSpace: 'pre-wrap' }}>
          {made.key}
        </Code>
      </div>
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {t.apiKeys.usage}
        </Text>
        <Code block className="breakable" style={{ whiteSpace: 'pre-wrap' }}>
          {`curl -H "Authorization: Bearer ${made.key}" ${location.origin}/api/v1/openapi.json`}
        </Code>
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t.apiKeys.done}
        </Button>
      </Group>
    </Stack>
  );
}
