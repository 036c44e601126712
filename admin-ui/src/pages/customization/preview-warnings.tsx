import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** What the gateway has to say of a template that is right but unwise. */
export function PreviewWarnings({ warnings }: { warnings: string[] }) {
  const t = useTexts();
  return warnings.map((warning) => (
    <Alert key={warning} color="orange" variant="light" p="xs" icon={<IconAlertTriangle aria-hidden />}>
      {t.says(warning)}
    </Alert>
  ));
}
