import {
  Button,
  Group,
  Modal,
  NumberInput,
  Paper,
  SimpleGrid,
  Skeleton,
  Stack,
  TagsInput,
  Text,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { putSmtpBanSettings, smtpBanSettingsQuery } from '../../api/smtp-bans.ts';
import type { SmtpBanSettings } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconPencil } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** When wrong passwords lead to a ban. */
export function BanSettings() {
  const { bans: t } = useTexts();
  const { data: settings, error, refetch } = useQuery(smtpBanSettingsQuery);
  const [editing, { open, close }] = useDisclosure();
  return (
    <Paper p="md" component="section" aria-labelledby="ban-settings">
      <Group justify="space-between" gap="xs" mb="sm" align="flex-start">
        <div>
          <Title order={2} id="ban-settings">
            {t.settings}
          </Title>
          <Text size="sm" c="dimmed" maw={720}>
            {t.settingsText}
          </Text>
        </div>
        {settings && (
          <May needs="putSmtpBanSettings">
            <Button variant="default" size="xs" leftSection={<IconPencil size={16} />} onClick={open}>
              {t.settingsEdit}
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
      <Modal opened={editing} onClose={close} title={t.settings} size="lg">
        {settings && <SettingsForm settings={settings} onClose={close} />}
      </Modal>
    </Paper>
  );
}

function Shown({ settings }: { settings: SmtpBanSettings }) {
  const { texts, formats } = useLanguage();
  const { bans: t } = texts;
  return (
    <Facts
      facts={[
        { label: t.addressFailures, value: formats.number(settings.addressFailures) },
        { label: t.accountFailures, value: formats.number(settings.accountFailures) },
        { label: t.first, value: t.seconds(formats.number(settings.firstBanSeconds)) },
        { label: t.longest, value: t.minutesOf(formats.number(settings.longestBanMinutes)) },
        { label: t.never, value: settings.never.length > 0 ? settings.never.join(', ') : t.nobody },
      ]}
    />
  );
}

function SettingsForm({ settings, onClose }: { settings: SmtpBanSettings; onClose(): void }) {
  const { bans: t, common } = useTexts();
  const { told } = useAct([keys.smtpBans]);
  const number = (value: number | string) => (value === '' ? t.numberMissing : null);
  const form = useForm({
    initialValues: settings as {
      [K in keyof SmtpBanSettings]: SmtpBanSettings[K] | (K extends 'never' ? never : string);
    },
    validate: {
      addressFailures: number,
      accountFailures: number,
      firstBanSeconds: number,
      longestBanMinutes: number,
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) =>
      putSmtpBanSettings({
        addressFailures: Number(values.addressFailures),
        accountFailures: Number(values.accountFailures),
        firstBanSeconds: Number(values.firstBanSeconds),
        longestBanMinutes: Number(values.longestBanMinutes),
        never: values.never,
      }),
    () => {
      told(t.settingsSaved);
      onClose();
    },
  );
  const whole = { min: 1, allowDecimal: false, required: true };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput label={t.addressFailures} {...whole} max={1000} {...form.getInputProps('addressFailures')} />
          <NumberInput label={t.accountFailures} {...whole} max={10_000} {...form.getInputProps('accountFailures')} />
          <NumberInput label={t.firstSeconds} {...whole} max={86_400} {...form.getInputProps('firstBanSeconds')} />
          <NumberInput label={t.longestMinutes} {...whole} max={10_080} {...form.getInputProps('longestBanMinutes')} />
        </SimpleGrid>
        <TagsInput
          label={t.never}
          description={t.neverHint}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...form.getInputProps('never')}
        />
        <FormFooter error={error} pending={pending} action={common.save} onCancel={onClose} />
      </Stack>
    </form>
  );
}
