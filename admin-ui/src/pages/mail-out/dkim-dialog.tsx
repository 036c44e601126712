import { Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { createDkimKey } from '../../api/dkim-keys.ts';
import { keys } from '../../api/keys.ts';
import type { DkimAlgorithm } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  opened: boolean;
  onClose(): void;
  /** The way on: its record. */
  onMade(id: string): void;
}

/** Makes a DKIM key. It signs only once it is switched on, after its record is published. */
export function DkimDialog(props: Props) {
  const t = useTexts();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t.dkim.newTitle} size="lg">
      <DkimForm {...props} />
    </Modal>
  );
}

const ALGORITHMS: DkimAlgorithm[] = ['rsa-sha256', 'ed25519-sha256'];

function DkimForm({ onClose, onMade }: Props) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { domain: '', selector: '', algorithm: 'rsa-sha256' as DkimAlgorithm },
    validate: { domain: (domain) => (domain.trim() ? null : t.dkim.domainMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ domain, selector, algorithm }) =>
      createDkimKey({
        domain: domain.trim(),
        ...(selector.trim() && { selector: selector.trim() }),
        algorithm,
        enabled: false,
      }),
    async ({ id }) => {
      await queries.invalidateQueries({ queryKey: [keys.dkimKeys] });
      onClose();
      onMade(id);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.dkim.domain}
          description={t.dkim.domainHint}
          required
          data-autofocus
          spellCheck={false}
          {...form.getInputProps('domain')}
        />
        <TextInput
          label={t.dkim.selector}
          description={t.dkim.selectorHint}
          spellCheck={false}
          {...form.getInputProps('selector')}
        />
        <Radio.Group label={t.dkim.algorithm} {...form.getInputProps('algorithm')}>
          <Stack gap={8} mt={6}>
            {ALGORITHMS.map((value) => (
              <Radio key={value} value={value} label={t.dkim.kinds[value]} description={t.dkim.kindHints[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <FormFooter error={error} pending={pending} action={t.dkim.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
