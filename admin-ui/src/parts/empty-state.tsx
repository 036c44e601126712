import { Stack, Text } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What stands where nothing is yet: what this page is for, and what to do first. */
export function EmptyState(props: { icon: TablerIcon; title: string; text: ReactNode; action?: ReactNode }) {
  const Icon = props.icon;
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Icon size={40} stroke={1.3} color="var(--mantine-color-petrol-6)" aria-hidden />
      <Text fw={650}>{props.title}</Text>
      <Text size="sm" c="dimmed" maw={460}>
        {props.text}
      </Text>
      {props.action && <div style={{ marginTop: 8 }}>{props.action}</div>}
    </Stack>
  );
}
