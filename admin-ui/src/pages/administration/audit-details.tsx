import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useSearchParams } from 'wouter';
import type { AuditEntry } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** One entry with all that was noted, and the way to others like it. */
export function AuditDetails({ entry, onClose }: { entry: AuditEntry | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Drawer opened={entry !== null} onClose={onClose} position="right" size="md" title={t.audit.details}>
      {entry && <Details entry={entry} onClose={onClose} />}
    </Drawer>
  );
}

function Details({ entry, onClose }: { entry: AuditEntry; onClose(): void }) {
  const { texts: t, formats } = useLanguage();
  const [, setParams] = useSearchParams();
  const only = (name: 'action' | 'target', value: string) => {
    setParams({ [name]: value });
    onClose();
  };
  const { actor, actorKind, ip, action, target, detail } = entry;
  return (
    <Stack>
      <Text fw={600}>{entry.summary}</Text>
      <Facts
        facts={[
          { label: t.audit.when, value: formats.dateTime(entry.at) },
          { label: t.audit.who, value: `${actor} (${t.audit.kinds[actorKind] ?? actorKind})` },
          { label: t.audit.fromIp, value: ip },
          { label: t.audit.action, value: <span className="mono">{action}</span> },
          {
            label: t.audit.target,
            value: target && (
              <Group gap={4} wrap="nowrap">
                <span className="mono">{target}</span>
                <CopyButton value={target} what={t.audit.target} />
              </Group>
            ),
          },
        ]}
      />
      <div>
        <Title order={3} mb="xs">
          {t.audit.details}
        </Title>
        {detail ? (
          <Facts
            facts={Object.entries(detail).map(([name, value]) => ({
              label: name === 'fields' ? t.audit.changed : name,
              value: <span className="mono">{inWords(value, t.common.none)}</span>,
            }))}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t.audit.noDetails}
          </Text>
        )}
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => only('action', action)}>
          {t.audit.onlyAction}
        </Button>
        {target && (
          <Button size="xs" variant="default" onClick={() => only('target', target)}>
            {t.audit.onlyTarget}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function inWords(value: unknown, none: string): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return none;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
