import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { showTokenQr } from '../../api/directory.ts';
import type { Token } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { AppWarnings } from './app-warnings.tsx';

/** Display QR code: says first that it is audited; what was shown is forgotten when the dialog closes. */
export function QrDialog({ token, onClose }: { token: Token | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={token !== null} onClose={onClose} title={t.tokens.qrTitle}>
      {token && <QrBody token={token} onClose={onClose} />}
    </Modal>
  );
}

function QrBody({ token, onClose }: { token: Token; onClose(): void }) {
  const t = useTexts();
  // A mutation, not a query: the secret must not stay in a cache, and looking again is another entry in the log.
  const show = useMutation({ mutationFn: () => showTokenQr(token.id), gcTime: 0 });
  if (!show.data)
    return (
      <Stack>
        <Text size="sm">{t.tokens.qrWarning(token.serial)}</Text>
        <ErrorNote error={show.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button loading={show.isPending} onClick={() => show.mutate()}>
            {t.tokens.qrAction}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack align="stretch">
      <img
        src={show.data.png}
        alt={t.tokens.qrAlt(token.serial)}
        style={{
          display: 'block',
          width: 'min(100%, 280px)',
          margin: '0 auto',
          imageRendering: 'pixelated',
          background: '#fff',
          borderRadius: 8,
        }}
      />
      <div>
        <Text size="xs" c="dimmed">
          {t.tokens.qrSecret}
        </Text>
        <Group gap={6} wrap="nowrap">
          <Text className="mono breakable" fz="lg">
            {show.data.secret}
          </Text>
          <CopyButton value={show.data.secret.replaceAll(' ', '')} what={t.tokens.secret} />
        </Group>
      </div>
      <div>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t.tokens.qrUri}
          </Text>
          <CopyButton value={show.data.keyUri} what={t.tokens.qrUri} />
        </Group>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {show.data.keyUri}
        </Code>
      </div>
      <AppWarnings warnings={show.data.warnings} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t.tokens.qrAudited}
        </Text>
        <Button onClick={onClose}>{t.common.close}</Button>
      </Group>
    </Stack>
  );
}
