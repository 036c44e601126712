import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.tsx';

/** What chooses the thing that a form below is about; it stays as it is while the form has unsaved changes. */
export function WhileUnsaved({ dirty, children }: { dirty: boolean; children: ReactNode }) {
  const t = useTexts();
  return (
    <div>
      <fieldset disabled={dirty} style={{ margin: 0, padding: 0, border: 0, minWidth: 0 }}>
        {children}
      </fieldset>
      <Text size="xs" c="dimmed" role="status">
        {dirty ? t.otherTemplates.busy : ''}
      </Text>
    </div>
  );
}
