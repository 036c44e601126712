import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { readAuthorizationCode } from '../../api/pushes.ts';
import type { Token } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** Reads out the code that the policy keeps out of the message; audited, and forgotten when the dialog closes. */
export function AuthorizationCodeDialog({ token, onClose }: { token: Token | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={token !== null} onClose={onClose} title={t.push.readOutTitle}>
      {token && <CodeBody token={token} onClose={onClose} />}
    </Modal>
  );
}

function CodeBody({ token, onClose }: { token: Token; onClose(): void }) {
  const { texts: t, formats } = useLanguage();
  const pushId = token.lastPush?.id ?? '';
  const read = useMutation({ mutationFn: () => readAuthorizationCode(pushId), gcTime: 0 });
  return (
    <Stack>
      {read.data ? (
        <>
          <Text size="sm">{t.push.codeIs}</Text>
          <Text className="mono" fz={32} fw={650} ta="center" data-testid="authorization-code">
            {read.data.code}
          </Text>
          <Text size="xs" c="dimmed" ta="center">
            {t.push.codeUntil} {formats.dateTime(read.data.expiresAt)}
          </Text>
        </>
      ) : (
        <Text size="sm">{t.push.readOutWarning(token.userLogin)}</Text>
      )}
      <ErrorNote error={read.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {read.data ? t.common.close : t.common.cancel}
        </Button>
        {!read.data && (
          <Button loading={read.isPending} onClick={() => read.mutate()}>
            {t.push.readOutAction}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
