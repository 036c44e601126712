import { Button, Group, Loader, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { portsQuery, profilesQuery } from '../../api/modems.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconSearch } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { PORT } from './modem-port-rule.ts';
import { PortHelp } from './port-help.tsx';
import { PortList } from './port-list.tsx';

interface Props {
  /** As it was chosen before. */
  port: string;
  onProbe(port: string, profile: string | null): void;
  onSkip(port: string, profile: string | null): void;
  onCancel(): void;
}

/** First step: which port. */
export function WizardPort({ port: before, onProbe, onSkip, onCancel }: Props) {
  const t = useTexts();
  const ports = useQuery(portsQuery);
  const profiles = useQuery(profilesQuery);
  const form = useForm({
    initialValues: { port: before, profile: '' },
    validate: {
      port: (port) => {
        if (!port.trim()) return t.modems.portMissing;
        return PORT.test(port.trim()) ? null : t.modems.portWrong;
      },
    },
    validateInputOnBlur: ['port'],
  });
  const choose = (port: string) => {
    form.setFieldValue('port', port);
    form.clearFieldError('port');
  };
  const go = (on: Props['onProbe']) => {
    if (form.validate().hasErrors) return;
    on(form.values.port.trim(), form.values.profile || null);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go(onProbe);
      }}
    >
      <Stack>
        <Text size="sm">{t.wizard.portsText}</Text>
        <ErrorNote error={ports.error} onRetry={() => void ports.refetch()} />
        {ports.isPending && <Loader size="sm" />}
        {ports.data && <PortList ports={ports.data} value={form.values.port} onChange={choose} />}
        <div>
          <TextInput
            label={t.wizard.port}
            description={t.wizard.portHint}
            required
            spellCheck={false}
            autoCapitalize="off"
            classNames={{ input: 'mono' }}
            {...form.getInputProps('port')}
          />
          <PortHelp onChoose={choose} />
        </div>
        <Select
          label={t.wizard.profile}
          description={t.modems.profileHint}
          data={[
            { value: '', label: t.modems.profileAuto },
            ...(profiles.data ?? []).map(({ id, label }) => ({ value: id, label })),
          ]}
          allowDeselect={false}
          {...form.getInputProps('profile')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t.common.cancel}
          </Button>
          <Button variant="default" title={t.wizard.skipHint} onClick={() => go(onSkip)}>
            {t.wizard.skip}
          </Button>
          <Button type="submit" leftSection={<IconSearch size={16} />}>
            {t.wizard.probe}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
