import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { SignedIn } from '../api/session.ts';
import { statusQuery } from '../api/status.ts';
import { IconInfoCircle, IconLockPassword } from '../parts/icons.ts';
import { useTexts } from '../texts/texts.tsx';
import { PasswordDialog } from './password-dialog.tsx';

/** What an administrator must know on every page: demonstration mode, a password still to be changed. */
export function Banners({ admin }: { admin: SignedIn }) {
  const t = useTexts();
  const status = useQuery({ ...statusQuery, enabled: admin.may('getStatus') });
  const [changing, { open, close }] = useDisclosure();
  return (
    <>
      {admin.mustChangePassword && (
        <Alert
          color="orange"
          variant="light"
          mb="md"
          icon={<IconLockPassword aria-hidden />}
          title={t.shell.firstPasswordTitle}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">{t.shell.firstPasswordText}</Text>
            <Button size="compact-sm" variant="default" onClick={open}>
              {t.shell.firstPasswordAction}
            </Button>
          </Group>
        </Alert>
      )}
      {status.data?.demo && (
        <Alert color="petrol" variant="light" mb="md" py={8} icon={<IconInfoCircle aria-hidden />}>
          <Text size="sm">
            <b>{t.shell.demoTitle}.</b> {t.shell.demoText}
          </Text>
        </Alert>
      )}
      <PasswordDialog opened={changing} onClose={close} />
    </>
  );
}
