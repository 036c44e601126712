import { Button, Group, Modal, Paper, Skeleton, Stack, Switch, TagsInput, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { optOutSettingsQuery, putOptOutSettings } from '../../api/opt-outs.ts';
import type { OptOutSettings } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconPencil } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** By which words people opt out and in, and what they are answered. */
export function OptOutWords() {
  const t = useTexts();
  const { data: settings, error, refetch } = useQuery(optOutSettingsQuery);
  const [editing, { open, close }] = useDisclosure();
  return (
    <Paper p="md" component="section" aria-labelledby="opt-out-words">
      <Group justify="space-between" gap="xs" mb="sm">
        <div>
          <Title order={2} id="opt-out-words">
            {t.optOuts.words}
          </Title>
          <Text size="sm" c="dimmed">
            {t.optOuts.wordsText}
          </Text>
        </div>
        {settings && (
          <May needs="putOptOutSettings">
            <Button variant="default" size="xs" leftSection={<IconPencil size={16} />} onClick={open}>
              {t.optOuts.wordsEdit}
            </Button>
          </May>
        )}
      </Group>
      {settings ? (
        <Shown settings={settings} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={90} />
      )}
      <Modal opened={editing} onClose={close} title={t.optOuts.words} size="lg">
        {settings && <WordsForm settings={settings} onClose={close} />}
      </Modal>
    </Paper>
  );
}

function Shown({ settings }: { settings: OptOutSettings }) {
  const t = useTexts();
  const { enabled, stopWords, startWords, firstWord, stopReply, startReply } = settings;
  return (
    <Facts
      facts={[
        { label: t.optOuts.enabled, value: <StateBadge state={enabled ? 'enabled' : 'disabled'} /> },
        { label: t.optOuts.stopWords, value: stopWords.join(', ') },
        { label: t.optOuts.startWords, value: startWords.join(', ') },
        { label: t.optOuts.firstWord, value: firstWord ? t.optOuts.on : t.optOuts.off },
        { label: t.optOuts.stopReply, value: stopReply ?? t.optOuts.noReply },
        { label: t.optOuts.startReply, value: startReply ?? t.optOuts.noReply },
      ]}
    />
  );
}

interface Values extends Record<string, unknown> {
  enabled: boolean;
  stopWords: string[];
  startWords: string[];
  firstWord: boolean;
  stopReply: string;
  startReply: string;
}

function WordsForm({ settings, onClose }: { settings: OptOutSettings; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const words = (list: string[]) => {
    if (list.length === 0) return t.optOuts.wordsMissing;
    return list.some((word) => /\s/.test(word)) ? t.optOuts.wordWrong : null;
  };
  const form = useForm<Values>({
    initialValues: { ...settings, stopReply: settings.stopReply ?? '', startReply: settings.startReply ?? '' },
    validate: { stopWords: words, startWords: words },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ stopReply, startReply, ...rest }) =>
      putOptOutSettings({ ...rest, stopReply: stopReply.trim() || null, startReply: startReply.trim() || null }),
    () => {
      void queries.invalidateQueries({ queryKey: [keys.optOuts] });
      notifications.show({ color: 'green', message: t.optOuts.saved });
      onClose();
    },
  );
  const reply = { description: t.optOuts.replyHint, autosize: true, minRows: 2, maxRows: 5 };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Switch
          label={t.optOuts.enabled}
          description={t.optOuts.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        {(['stopWords', 'startWords'] as const).map((name) => (
          <TagsInput
            key={name}
            label={t.optOuts[name]}
            description={t.optOuts.wordsHint}
            splitChars={[',', ';', ' ']}
            acceptValueOnBlur
            {...form.getInputProps(name)}
          />
        ))}
        <Switch
          label={t.optOuts.firstWord}
          description={t.optOuts.firstWordHint}
          {...form.getInputProps('firstWord', { type: 'checkbox' })}
        />
        <Textarea label={t.optOuts.stopReply} {...reply} {...form.getInputProps('stopReply')} />
        <Textarea label={t.optOuts.startReply} {...reply} {...form.getInputProps('startReply')} />
        <FormFooter error={error} pending={pending} action={t.common.save} onCancel={onClose} />
      </Stack>
    </form>
  );
}
