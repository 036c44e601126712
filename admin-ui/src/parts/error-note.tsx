import { Alert, Button, Group, Text } from '@mantine/core';
import { asApiError } from '../api/error.ts';
import { type Texts, useTexts } from '../texts/texts.tsx';
import { IconAlertTriangle, IconRefresh } from './icons.ts';

/** Cause and remedy of any error, in the words of the gateway where it has some. */
export function explain(thrown: unknown, t: Texts): { message: string; remedy: string | undefined; code: string } {
  const error = asApiError(thrown);
  switch (error.code) {
    case 'UNREACHABLE':
      return { message: t.errors.unreachable, remedy: t.errors.unreachableRemedy, code: error.code };
    case 'UNREADABLE_ANSWER':
      return { message: t.errors.unreadable, remedy: t.errors.unreadableRemedy, code: error.message };
    case 'UNEXPECTED':
      return { message: t.errors.unexpected, remedy: t.errors.unexpectedRemedy, code: error.message };
    default:
      return { message: t.says(error.message), remedy: error.remedy && t.says(error.remedy), code: error.code };
  }
}

/** An error on the page: what happened, what to do, and trying again where that can help. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useTexts();
  if (!error) return null;
  const { message, remedy, code } = explain(error, t);
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={message}>
      {remedy && <Text size="sm">{remedy}</Text>}
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="dimmed" className="breakable">
          {t.errors.codeLabel}: {code}
        </Text>
        {onRetry && (
          <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            {t.common.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
