import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Fields that belong together, with what they are for. */
export function FieldGroup({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Stack component="fieldset" gap="xs" m={0} p={0} bd={0} miw={0}>
      <legend style={{ padding: 0, marginBottom: 6 }}>
        <Text fw={650} component="span">
          {title}
        </Text>
      </legend>
      {text && (
        <Text size="sm" c="dimmed" maw={640}>
          {text}
        </Text>
      )}
      {children}
    </Stack>
  );
}
