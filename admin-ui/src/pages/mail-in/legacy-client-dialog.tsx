import { Checkbox, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.ts';
import { createLegacyClient, updateLegacyClient } from '../../api/legacy-clients.ts';
import type { LegacyClient } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

export const EXCEPTIONS = ['lenientAddresses', 'bareLineEnds', 'oldTls', 'plainLogin'] as const;

interface Props {
  /** null = closed. */
  client: LegacyClient | 'new' | null;
  onClose(): void;
}

/** Add or edit what an old device is let off. */
export function LegacyClientDialog({ client, onClose }: Props) {
  const { legacy: t } = useTexts();
  const title = client === 'new' || client === null ? t.newTitle : t.editTitle(client.name);
  return (
    <Modal opened={client !== null} onClose={onClose} title={title} size="lg">
      {client && <ClientForm old={client === 'new' ? null : client} onClose={onClose} />}
    </Modal>
  );
}

function ClientForm({ old, onClose }: { old: LegacyClient | null; onClose(): void }) {
  const { legacy: t, common } = useTexts();
  const { told } = useAct([keys.legacyClients]);
  const form = useForm({
    initialValues: {
      name: old?.name ?? '',
      block: old?.block ?? '',
      enabled: old?.enabled ?? true,
      lenientAddresses: old?.lenientAddresses ?? false,
      bareLineEnds: old?.bareLineEnds ?? false,
      oldTls: old?.oldTls ?? false,
      plainLogin: old?.plainLogin ?? false,
    },
    validate: {
      name: (name) => (name.trim() ? null : t.nameMissing),
      block: (block) => (block.trim() ? null : t.blockMissing),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => {
      const body = { ...values, name: values.name.trim(), block: values.block.trim() };
      return old ? updateLegacyClient(old.id, body) : createLegacyClient(body);
    },
    ({ name }) => {
      told(t.saved(name));
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput label={t.name} description={t.nameHint} required data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t.block}
          description={t.blockHint}
          required
          spellCheck={false}
          {...form.getInputProps('block')}
        />
        <FieldGroup title={t.exceptions} text={t.exceptionsText}>
          {EXCEPTIONS.map((name) => (
            <Checkbox
              key={name}
              label={t.kinds[name]}
              description={t.kindHints[name]}
              {...form.getInputProps(name, { type: 'checkbox' })}
            />
          ))}
        </FieldGroup>
        <Switch
          label={t.enabled}
          description={t.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter error={error} pending={pending} action={old ? common.save : t.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
