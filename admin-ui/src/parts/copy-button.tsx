import { ActionIcon, CopyButton as MantineCopyButton, Tooltip } from '@mantine/core';
import { useTexts } from '../texts/texts.tsx';
import { IconCheck, IconCopy } from './icons.ts';

/** @param what names what is copied, for screen readers: "serial number" */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const t = useTexts();
  return (
    <MantineCopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.common.copied : t.common.copy}>
          <ActionIcon onClick={copy} size="sm" aria-label={`${copied ? t.common.copied : t.common.copy}: ${what}`}>
            {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </MantineCopyButton>
  );
}
