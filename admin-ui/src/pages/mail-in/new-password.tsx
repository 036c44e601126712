import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../parts/copy-button.tsx';
import { IconKey } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** A password that the gateway made, shown once. */
export function NewPassword({ login, password, onDone }: { login: string; password: string; onDone(): void }) {
  const { relayAccounts: t } = useTexts();
  return (
    <Stack>
      <Alert color="orange" variant="light" icon={<IconKey aria-hidden />} title={login}>
        <Text size="sm">{t.passwordText}</Text>
      </Alert>
      <div>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t.password}
          </Text>
          <CopyButton value={password} what={t.password} />
        </Group>
        <Code block fz="md" className="breakable" data-testid="secret" style={{ whiteSpace: 'pre-wrap' }}>
          {password}
        </Code>
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {t.passwordDone}
        </Button>
      </Group>
    </Stack>
  );
}
