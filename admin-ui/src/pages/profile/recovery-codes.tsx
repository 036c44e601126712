import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone(): void }) {
  const t = useTexts();
  const text = codes.join('\n');
  return (
    <Stack>
      <Text size="sm">{t.profile.codesText}</Text>
      <Code block aria-label={t.profile.codes} style={{ columns: 2, fontSize: '1rem' }}>
        {text}
      </Code>
      <Group justify="space-between">
        <CopyButton value={text} what={t.profile.codes} />
        <Button onClick={onDone}>{t.profile.kept}</Button>
      </Group>
    </Stack>
  );
}
