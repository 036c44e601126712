import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts.tsx';
import styles from './editor-layout.module.css';

/** Editor and preview side by side; below each other on a small screen. */
export function EditorLayout(props: { editor: ReactNode; preview: ReactNode; updating: boolean }) {
  const t = useTexts();
  return (
    <div className={styles.columns}>
      <Paper p="md" className={styles.editor}>
        {props.editor}
      </Paper>
      <section className={styles.preview} aria-labelledby="preview" aria-busy={props.updating}>
        <Group justify="space-between" mb={4}>
          <Title order={2} id="preview">
            {t.templates.preview}
          </Title>
          <Text size="xs" c="dimmed" role="status">
            {props.updating ? t.templates.updating : ''}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" mb="sm">
          {t.templates.previewHint}
        </Text>
        <Stack>{props.preview}</Stack>
      </section>
    </div>
  );
}
