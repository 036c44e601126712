import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { TemplateVersion } from '../../api/types.ts';
import { IconHistory, IconSend } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { TestDialog } from './test-dialog.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

interface Props {
  channel: 'email' | 'sms';
  dirty: boolean;
  saving: boolean;
  onDiscard(): void;
  sendTest(to: string, key: string): Promise<{ messageId: string }>;
  history: { list(): Promise<TemplateVersion[]>; onLoad(version: number): Promise<void> } | null;
  more?: ReactNode;
}

const CALLS = {
  email: { save: 'putSmtpTemplate', test: 'testSmtpTemplate' },
  sms: { save: 'putSmsTemplate', test: 'testSmsTemplate' },
} as const;

/** Below the editor: save, discard, send test, versions. */
export function EditorActions(props: Props) {
  const t = useTexts();
  const calls = CALLS[props.channel];
  const [testing, test] = useDisclosure();
  const [browsing, versions] = useDisclosure();
  return (
    <>
      <Group justify="space-between" gap="xs" mt="xs">
        <Group gap="xs">
          <May needs={calls.save}>
            {' '}
            <Button type="submit" loading={props.saving} disabled={!props.dirty}>
              {t.templates.save}
            </Button>
            <Button variant="default" disabled={!props.dirty} onClick={props.onDiscard}>
              {t.templates.discard}
            </Button>
          </May>{' '}
          {props.more}
        </Group>
        <Group gap="xs">
          <May needs={calls.test}>
            {' '}
            <Button variant="default" leftSection={<IconSend size={16} />} onClick={test.open}>
              {t.templates.sendTest}
            </Button>
          </May>{' '}
          {props.history && (
            <Button variant="default" leftSection={<IconHistory size={16} />} onClick={versions.open}>
              {t.templates.versions}
            </Button>
          )}
        </Group>
      </Group>
      <TestDialog channel={props.channel} opened={testing} onClose={test.close} send={props.sendTest} />
      {props.history && (
        <VersionsDrawer
          channel={props.channel}
          opened={browsing}
          onClose={versions.close}
          load={props.history.list}
          onLoad={props.history.onLoad}
        />
      )}
    </>
  );
}
