import { Modal, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.ts';
import { addSmtpBan } from '../../api/smtp-bans.ts';
import type { SmtpBan } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Shuts somebody out by hand. */
export function BanDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { bans: t } = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.addTitle}>
      <BanForm onClose={onClose} />
    </Modal>
  );
}

interface Values extends Record<string, unknown> {
  kind: SmtpBan['kind'];
  value: string;
  minutes: number | string;
  reason: string;
}

const KINDS: SmtpBan['kind'][] = ['address', 'account'];

function BanForm({ onClose }: { onClose(): void }) {
  const { bans: t } = useTexts();
  const { told } = useAct([keys.smtpBans]);
  const form = useForm<Values>({
    initialValues: { kind: 'address', value: '', minutes: '', reason: '' },
    validate: { value: (value) => (value.trim() ? null : t.valueMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ kind, value, minutes, reason }) =>
      addSmtpBan({
        kind,
        value: value.trim(),
        minutes: minutes === '' ? null : Number(minutes),
        reason: reason.trim() || null,
      }),
    ({ value }) => {
      told(t.added(value));
      onClose();
    },
  );
  const { kind } = form.values;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Radio.Group label={t.kind} {...form.getInputProps('kind')}>
          <Stack gap={8} mt={6}>
            {KINDS.map((value) => (
              <Radio key={value} value={value} label={t.kinds[value]} description={t.kindHints[value]} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t.valueFields[kind]}
          required
          data-autofocus
          spellCheck={false}
          {...form.getInputProps('value')}
        />
        <NumberInput
          label={t.minutes}
          description={t.minutesHint}
          min={1}
          max={525_600}
          allowDecimal={false}
          {...form.getInputProps('minutes')}
        />
        <TextInput label={t.reasonField} {...form.getInputProps('reason')} />
        <FormFooter error={error} pending={pending} action={t.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
