import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../parts/copy-button.tsx';
import { IconKey } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** A webhook's secret, shown once. */
export function NewSecret({ name, secret, onDone }: { name: string; secret: string; onDone(): void }) {
  const t = useTexts();
  return (
    <Stack>
      <Alert color="orange" variant="light" icon={<IconKey aria-hidden />} title={name}>
        <Text size="sm">{t.forwarding.secretText}</Text>
      </Alert>
      <div>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t.forwarding.secret}
          </Text>
          <CopyButton value={secret} what={t.forwarding.secret} />
        </Group>
        <Code block fz="md" className="breakable" data-testid="secret" style={{ whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {t.forwarding.secretDone}
        </Button>
      </Group>
    </Stack>
  );
}
