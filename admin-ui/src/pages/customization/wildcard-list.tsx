import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { wildcardsQuery } from '../../api/templates.ts';
import type { Channel } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';

/** Every wildcard of a channel with what it gives, to be read through. */
export function WildcardList({ channel }: { channel: Channel }) {
  const t = useTexts();
  const wildcards = useQuery(wildcardsQuery).data ?? [];
  return (
    <details>
      <Text component="summary" size="sm" fw={600} style={{ cursor: 'pointer' }}>
        {t.otherTemplates.list}
      </Text>
      <dl style={{ margin: 'var(--mantine-spacing-xs) 0 0' }}>
        {wildcards
          .filter((wildcard) => wildcard.channels.includes(channel))
          .map(({ name, meaning, example }) => (
            <div key={name} style={{ paddingBlock: 4 }}>
              <Text component="dt" size="sm" className="mono">
                [[{name}]]
              </Text>
              <Text component="dd" size="sm" c="dimmed" m={0} className="breakable">
                {meaning}: {example}
              </Text>
            </div>
          ))}
      </dl>
    </details>
  );
}
