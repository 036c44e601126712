import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { confirmSecondFactor } from '../../api/second-factor.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

export interface Setup {
  secret: string;
  png: string;
}

/** QR code and key for the app, and the first code of it. */
export function SetupForm(props: { setup: Setup; onDone(codes: string[]): void; onCancel?(): void }) {
  const t = useTexts();
  const { secret, png } = props.setup;
  const form = useForm({ initialValues: { code: '' } });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ code }) => confirmSecondFactor(code),
    ({ codes }) => props.onDone(codes),
  );
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Text size="sm">{t.profile.scan}</Text>
        <img
          src={png}
          alt={t.profile.qrAlt}
          style={{
            display: 'block',
            width: 'min(100%, 240px)',
            margin: '0 auto',
            imageRendering: 'pixelated',
            background: '#fff',
            borderRadius: 8,
          }}
        />
        <div>
          <Text size="xs" c="dimmed">
            {t.profile.secret}
          </Text>
          <Group gap={6} wrap="nowrap">
            <Text className="mono breakable">{secret}</Text>
            <CopyButton value={secret.replaceAll(' ', '')} what={t.profile.secret} />
          </Group>
        </div>
        <TextInput
          label={t.profile.firstCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps('code')}
        />
        <FormFooter
          error={error}
          pending={pending}
          action={t.profile.confirm}
          {...(props.onCancel && { onCancel: props.onCancel })}
        />
      </Stack>
    </form>
  );
}
