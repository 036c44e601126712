import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { wildcardsQuery } from '../../api/templates.ts';
import type { Channel } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';

/** The wildcards of a channel, each with its meaning; a click hands over `[[NAME]]`. */
export function WildcardPalette({ channel, onPick }: { channel: Channel; onPick(text: string): void }) {
  const t = useTexts();
  const wildcards = useQuery(wildcardsQuery).data ?? [];
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <Text component="legend" size="sm" fw={600} p={0}>
        {t.templates.wildcards}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {t.templates.wildcardsHint}
      </Text>
      <Group gap={6}>
        {wildcards
          .filter((wildcard) => wildcard.channels.includes(channel))
          .map(({ name, meaning, example }) => (
            <Tooltip key={name} label={`${meaning}: ${example}`} multiline maw={320}>
              <Button
                size="compact-xs"
                variant="default"
                className="mono"
                aria-label={t.templates.insert(name)}
                // The field keeps its cursor: it must not lose the focus to the button.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onPick(`[[${name}]]`)}
              >
                {name}
              </Button>
            </Tooltip>
          ))}
      </Group>
    </fieldset>
  );
}
