import { Badge, Button, Drawer, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import type { TemplateVersion } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  channel: 'email' | 'sms';
  opened: boolean;
  onClose(): void;
  load(): Promise<TemplateVersion[]>;
  /** Puts a version into the editor, where it can be looked at and saved again. */
  onLoad(version: number): Promise<void>;
}

export function VersionsDrawer(props: Props) {
  const t = useTexts();
  return (
    <Drawer opened={props.opened} onClose={props.onClose} position="right" size="md" title={t.templates.versionsTitle}>
      <Versions {...props} />
    </Drawer>
  );
}

function Versions({ channel, load, onLoad, onClose }: Props) {
  const t = useTexts();
  const versions = useQuery({ queryKey: [keys.templates, channel, 'versions'], queryFn: load });
  const loading = useMutation({ mutationFn: onLoad, onSuccess: onClose });
  if (versions.error) return <ErrorNote error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data) return <Loader size="sm" />;
  const newest = Math.max(...versions.data.map(({ version }) => version));
  return (
    <Stack gap="xs">
      <ErrorNote error={loading.error} />
      {versions.data
        .toSorted((a, b) => b.version - a.version)
        .map(({ version, at, by }) => (
          <Paper key={version} p="sm">
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Group gap={6}>
                  <Text size="sm" fw={600}>
                    {t.templates.version(version)}
                  </Text>
                  {version === newest && (
                    <Badge size="sm" variant="light" color="green" tt="none">
                      {t.templates.versionNow}
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed">
                  <RelativeTime at={at} /> {t.templates.changedBy(by)}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="default"
                loading={loading.isPending && loading.variables === version}
                aria-label={`${t.templates.versionLoad}: ${t.templates.version(version)}`}
                onClick={() => loading.mutate(version)}
              >
                {t.templates.versionLoad}
              </Button>
            </Group>
          </Paper>
        ))}
    </Stack>
  );
}
