import { Checkbox, Modal, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createModem, profilesQuery, updateModem } from '../../api/modems.ts';
import type { Modem, ModemPatch } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PortHelp } from './port-help.tsx';

/** Add or edit a modem. @param modem null = closed */
export function ModemDialog({ modem, onClose }: { modem: Modem | 'new' | null; onClose(): void }) {
  const t = useTexts();
  const title = modem === 'new' || modem === null ? t.modems.newTitle : t.modems.editTitle(modem.name);
  return (
    <Modal opened={modem !== null} onClose={onClose} title={title} size="lg">
      {modem && <ModemForm modem={modem} onClose={onClose} />}
    </Modal>
  );
}

interface Values extends Record<string, unknown> {
  name: string;
  port: string;
  /** '' = automatic. */
  profile: string;
  pin: string;
  forgetPin: boolean;
  enabled: boolean;
}

/** As the server takes it; checked here so that the mistake is told while it is typed. */
const PORT = /^(simulator|\/dev\/[\w./:-]+|tcp:\/\/(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5})$/;

function bodyOf({ name, port, profile, pin, forgetPin, enabled }: Values) {
  const secret: Pick<ModemPatch, 'pin'> = forgetPin ? { pin: null } : pin ? { pin } : {};
  return { name: name.trim(), port: port.trim(), profile: profile || null, enabled, ...secret };
}

function ModemForm({ modem, onClose }: { modem: Modem | 'new'; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const profiles = useQuery(profilesQuery);
  const old = modem === 'new' ? null : modem;
  const form = useForm<Values>({
    initialValues: {
      name: old?.name ?? '',
      port: old?.port ?? '',
      profile: old?.profile ?? '',
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
      onClose();
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
        <FormFooter error={error} pending={pending} action={old ? t.common.save : t.modems.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
