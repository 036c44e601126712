import { Alert, Stack, Text } from '@mantine/core';
import type { AppWarning } from '../../api/types.ts';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** Which apps will not work with a token, and why; in the gateway's words. */
export function WarningList({ warnings }: { warnings: AppWarning[] }) {
  const t = useTexts();
  return (
    <Stack gap={8} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {warnings.map((warning) => (
        <li key={warning.message}>
          <Text size="sm" fw={600} inherit={false}>
            {warning.apps.map(t.says).join(', ')}
          </Text>
          <Text size="xs">{t.says(warning.message)}</Text>
        </li>
      ))}
    </Stack>
  );
}

export function AppWarnings({ warnings }: { warnings: AppWarning[] }) {
  const t = useTexts();
  if (warnings.length === 0) return null;
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t.tokens.warningsTitle}>
      <WarningList warnings={warnings} />
    </Alert>
  );
}
