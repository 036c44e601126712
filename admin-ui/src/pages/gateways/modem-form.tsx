import { Checkbox, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createModem, profilesQuery, updateModem } from '../../api/modems.ts';
import type { Modem, ModemPatch } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PORT } from './modem-port-rule.ts';
import { PortHelp } from './port-help.tsx';

interface Values extends Record<string, unknown> {
  name: string;
  port: string;
  /** '' = automatic. */
  profile: string;
  pin: string;
  forgetPin: boolean;
  enabled: boolean;
}

function bodyOf({ name, port, profile, pin, forgetPin, enabled }: Values) {
  const secret: Pick<ModemPatch, 'pin'> = forgetPin ? { pin: null } : pin ? { pin } : {};
  return { name: name.trim(), port: port.trim(), profile: profile || null, enabled, ...secret };
}

interface Props {
  /** null = a new one. */
  old: Modem | null;
  /** What is known of a new one already. */
  begun?: { port: string; profile: string | null };
  /** Said instead of Cancel. */
  cancel?: string;
  onCancel(): void;
  onSaved(modem: Modem): void;
}

/** The settings of a modem. */
export function ModemForm({ old, begun, cancel, onCancel, onSaved }: Props) {
  const t = useTexts();
  const queries = useQueryClient();
  const profiles = useQuery(profilesQuery);
  const form = useForm<Values>({
    initialValues: {
      name: old?.name ?? '',
      port: old?.port ?? begun?.port ?? '',
      profile: old?.profile ?? begun?.profile ?? '',
      pin: '',
      forgetPin: false,
      enabled: old?.enabled ?? true,
    },
    validate: {
      name: (name) => (name.trim() ? null : t.modems.nameMissing),
      port: (port) => {
        if (!port.trim()) return t.modems.portMissing;
        return PORT.test(port.trim()) ? null : t.modems.portWrong;
      },
      pin: (pin, { forgetPin }) => (forgetPin || /^(\d{4,8})?$/.test(pin) ? null : t.modems.pinWrong),
    },
    validateInputOnBlur: ['port', 'pin'],
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateModem(old.id, bodyOf(values)) : createModem(bodyOf(values))),
    (saved) => {
      for (const area of [keys.modems, keys.status, keys.simulator])
        void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({
        color: 'green',
        title: old ? undefined : t.modems.created(saved.name),
        message: old ? t.modems.saved(saved.name) : t.modems.createdText,
      });
      onSaved(saved);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.modems.name}
          description={t.modems.nameHint}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <div>
          <TextInput
            label={t.modems.port}
            description={t.modems.portHint}
            required
            spellCheck={false}
            autoCapitalize="off"
            classNames={{ input: 'mono' }}
            {...form.getInputProps('port')}
          />
          <PortHelp onChoose={(port) => form.setFieldValue('port', port)} />
        </div>
        <Select
          label={t.modems.profileField}
          description={t.modems.profileHint}
          data={[
            { value: '', label: t.modems.profileAuto },
            ...(profiles.data ?? []).map(({ id, label }) => ({ value: id, label })),
          ]}
          allowDeselect={false}
          {...form.getInputProps('profile')}
        />
        <PasswordInput
          label={t.modems.pin}
          description={old?.hasPin ? `${t.modems.pinKept} ${t.modems.pinHint}` : t.modems.pinHint}
          inputMode="numeric"
          autoComplete="off"
          disabled={form.values.forgetPin}
          {...form.getInputProps('pin')}
        />
        {old?.hasPin && (
          <Checkbox label={t.modems.pinRemove} {...form.getInputProps('forgetPin', { type: 'checkbox' })} />
        )}
        <Switch
          label={t.modems.enabled}
          description={t.modems.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter
          error={error}
          pending={pending}
          action={old ? t.common.save : t.modems.add}
          {...(cancel && { cancel })}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  );
}
