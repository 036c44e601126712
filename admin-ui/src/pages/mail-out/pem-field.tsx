import { Textarea, type TextareaProps } from '@mantine/core';

/** A certificate or key as text. */
export function PemField(props: TextareaProps) {
  return <Textarea autosize minRows={2} maxRows={8} spellCheck={false} classNames={{ input: 'mono' }} {...props} />;
}
