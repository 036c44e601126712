import { NumberInput, type NumberInputProps, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../texts/texts.tsx';

/** One part of the policy. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Stack>{children}</Stack>
    </Paper>
  );
}

/** Minutes, as the API has them, and what that is in days and hours. */
export function MinutesInput({
  hint,
  least,
  ...props
}: Omit<NumberInputProps, 'description'> & { hint: string; least: number }) {
  const { formats } = useLanguage();
  const minutes = Number(props.value);
  return (
    <NumberInput {...props} description={minutes < 60 ? hint : `${formats.minutes(minutes)} · ${hint}`} min={least} />
  );
}

/** Values and their words, as a Select wants them. */
export function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
