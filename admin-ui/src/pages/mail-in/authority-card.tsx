import { Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RELAY_AUTHORITY_URL, relayAuthorityQuery } from '../../api/listeners.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconDownload } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';
import { CertificateFacts } from './certificate-facts.tsx';

/** The gateway's own certificate authority, whose certificate clients are to trust. */
export function AuthorityCard() {
  const { texts, formats } = useLanguage();
  const { listeners: t } = texts;
  const { data, error, refetch } = useQuery(relayAuthorityQuery);
  return (
    <Paper p="md" component="section" aria-labelledby="relay-authority">
      <Group justify="space-between" gap="xs" mb="sm" align="flex-start">
        <div>
          <Title order={2} id="relay-authority">
            {t.authority}
          </Title>
          <Text size="sm" c="dimmed" maw={720}>
            {t.authorityText}
          </Text>
        </div>
        <Button
          component="a"
          href={RELAY_AUTHORITY_URL}
          download="gateway-ca.pem"
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
        >
          {t.authorityDownload}
        </Button>
      </Group>
      {data ? (
        <CertificateFacts
          certificate={data.authority}
          more={[
            { label: t.serverFor, value: data.server?.names.join(', ') },
            { label: t.renewed, value: data.server && data.renewsAt && formats.dateTime(data.renewsAt) },
          ]}
        />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={90} />
      )}
    </Paper>
  );
}
