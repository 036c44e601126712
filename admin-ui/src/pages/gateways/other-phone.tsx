import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDeviceMobileMessage } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { useSendFromPhone } from './send-from-phone.ts';

/** A text from any number, as from outside. */
export function OtherPhone() {
  const t = useTexts();
  const { send, pending } = useSendFromPhone();
  const form = useForm({
    initialValues: { from: '', text: '' },
    validate: {
      from: (from) => (from.trim() ? null : t.simulator.fromMissing),
      text: (text) => (text.trim() ? null : t.simulator.textMissing),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ from, text }) => send(from.trim(), text, () => form.setFieldValue('text', '')))}
    >
      <Stack gap="xs">
        <TextInput label={t.simulator.from} type="tel" placeholder="+447700900456" {...form.getInputProps('from')} />
        <Textarea label={t.simulator.message} autosize minRows={2} maxRows={8} {...form.getInputProps('text')} />
        <Group justify="flex-end">
          <Button
            type="submit"
            variant="default"
            size="xs"
            leftSection={<IconDeviceMobileMessage size={16} />}
            loading={pending}
          >
            {t.simulator.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
