import { Button, Modal, MultiSelect, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createWebhook, updateWebhook, type Webhook } from '../../api/push-room.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { madeUpPassword } from './made-up-password.ts';

/** @param hook null = closed */
export function WebhookDialog({ hook, onClose }: { hook: Webhook | 'new' | null; onClose(): void }) {
  const t = useTexts();
  const title = hook === 'new' || hook === null ? t.webhooks.newTitle : t.webhooks.editTitle(hook.name);
  return (
    <Modal opened={hook !== null} onClose={onClose} title={title} size="lg">
      {hook && <WebhookForm old={hook === 'new' ? null : hook} onClose={onClose} />}
    </Modal>
  );
}

const LEAST_SECRET = 16;

function WebhookForm({ old, onClose }: { old: Webhook | null; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      name: old?.name ?? '',
      url: old?.url ?? '',
      events: old?.events ?? [],
      secret: '',
      ca: old?.ca ?? '',
      enabled: old?.enabled ?? true,
    },
    validate: {
      name: (name) => (name.trim() ? null : t.webhooks.missing),
      url: (url) => (url.trim() ? null : t.webhooks.missing),
      secret: (secret) => (secret.length >= LEAST_SECRET || (old && !secret) ? null : t.webhooks.secretShort),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ name, url, events, secret, ca, enabled }) => {
      const body = { name: name.trim(), url: url.trim(), events, ca: ca.trim() || null, enabled };
      const given = secret ? { ...body, secret } : body;
      return old ? updateWebhook(old.id, given) : createWebhook(given);
    },
    ({ name }) => {
      void queries.invalidateQueries({ queryKey: [keys.webhooks] });
      notifications.show({ color: 'green', message: t.webhooks.saved(name) });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput label={t.webhooks.name} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t.webhooks.url} description={t.webhooks.urlHint} required {...form.getInputProps('url')} />
        <TextInput
          label={t.webhooks.secret}
          description={old ? t.webhooks.secretKept : t.webhooks.secretHint}
          required={!old}
          autoComplete="off"
          rightSectionWidth={130}
          rightSection={
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => form.setFieldValue('secret', madeUpPassword() + madeUpPassword())}
            >
              {t.webhooks.makeUp}
            </Button>
          }
          {...form.getInputProps('secret')}
        />
        <MultiSelect
          label={t.webhooks.events}
          description={t.webhooks.eventsHint}
          data={[...new Set([...Object.keys(t.pushEvents), ...form.getValues().events])].map((event) => ({
            value: event,
            label: t.pushEvents[event] ?? event,
          }))}
          searchable
          clearable
          hidePickedOptions
          {...form.getInputProps('events')}
        />
        <Textarea
          label={t.webhooks.ca}
          description={t.webhooks.caHint}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('ca')}
        />
        <Switch label={t.webhooks.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        <FormFooter error={error} pending={pending} action={t.webhooks.save} onCancel={onClose} />
      </Stack>
    </form>
  );
}
