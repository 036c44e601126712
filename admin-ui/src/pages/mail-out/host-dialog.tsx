import { Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { createHost, updateHost } from '../../api/hosts.ts';
import { keys } from '../../api/keys.ts';
import type { Host } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  /** null = closed. */
  host: Host | 'new' | null;
  onClose(): void;
}

/** Add or edit a host name. */
export function HostDialog({ host, onClose }: Props) {
  const t = useTexts();
  const title = host === 'new' || host === null ? t.hosts.newTitle : t.hosts.editTitle(host.name);
  return (
    <Modal opened={host !== null} onClose={onClose} title={title}>
      {host && <HostForm old={host === 'new' ? null : host} onClose={onClose} />}
    </Modal>
  );
}

function HostForm({ old, onClose }: { old: Host | null; onClose(): void }) {
  const t = useTexts();
  const { told } = useAct([keys.hosts]);
  const form = useForm({
    initialValues: { name: old?.name ?? '', addresses: old?.addresses ?? [], note: old?.note ?? '' },
    validate: {
      name: (name) => (name.trim() ? null : t.hosts.nameMissing),
      addresses: (addresses) => (addresses.length > 0 ? null : t.hosts.addressesMissing),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ name, addresses, note }) => {
      const body = { name: name.trim(), addresses, note: note.trim() || null };
      return old ? updateHost(old.id, body) : createHost(body);
    },
    ({ name }) => {
      told(t.hosts.saved(name));
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.hosts.name}
          description={t.hosts.nameHint}
          required
          data-autofocus
          spellCheck={false}
          {...form.getInputProps('name')}
        />
        <TagsInput
          label={t.hosts.addresses}
          description={t.hosts.addressesHint}
          required
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...form.getInputProps('addresses')}
        />
        <TextInput label={t.hosts.note} description={t.hosts.noteHint} {...form.getInputProps('note')} />
        <FormFooter error={error} pending={pending} action={old ? t.common.save : t.hosts.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
