import { Button, Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { IconChevronDown, IconChevronRight } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

/** The kinds of port with an example each and what it means; choosing one puts it into the field. */
export function PortHelp({ onChoose }: { onChoose(port: string): void }) {
  const t = useTexts();
  const [opened, { toggle, close }] = useDisclosure();
  const id = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mt={6}
        aria-expanded={opened}
        aria-controls={id}
        leftSection={opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
        onClick={toggle}
      >
        {t.modems.portExamplesTitle}
      </Button>
      <Collapse expanded={opened} id={id}>
        <Stack gap="xs" component="ul" mt="xs" mb={0} pl="lg">
          {t.modems.portExamples.map(({ port, text }) => (
            <li key={port}>
              <UnstyledButton
                fz="sm"
                fw={600}
                className="mono breakable"
                c="var(--mantine-color-anchor)"
                onClick={() => {
                  onChoose(port.replace('…', ''));
                  close();
                }}
              >
                {port}
              </UnstyledButton>
              <Text size="xs" c="dimmed">
                {text}
              </Text>
            </li>
          ))}
        </Stack>
      </Collapse>
    </>
  );
}
