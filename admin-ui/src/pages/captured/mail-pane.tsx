import { Button, Group, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { capturedQuery, capturedSourceUrl, deleteCaptured } from '../../api/captured.ts';
import { keys } from '../../api/keys.ts';
import type { Captured } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconDownload, IconSend, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { messagePath } from '../../parts/paths.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { useCapturedPath } from './captured-path.ts';
import { MailViews } from './mail-views.tsx';

/** One mail: who, when, what, and its views. @param alone the whole page, not a pane beside the list */
export function MailPane({ id, alone }: { id: string; alone?: boolean }) {
  const t = useTexts();
  const pathOf = useCapturedPath();
  const { data: mail, error, refetch } = useQuery(capturedQuery(id));
  const crumbs = [{ label: t.shell.areas.messages }, { label: t.shell.pages.captured, to: pathOf(null) }];
  if (!mail) {
    const rest = error ? (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={320} radius="lg" />
    );
    if (!alone) return rest;
    return (
      <>
        <PageHeader title={t.shell.pages.captured} crumbs={crumbs} />
        {rest}
      </>
    );
  }
  const subject = mail.subject || t.captured.noSubject;
  const body = (
    <Stack>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Envelope mail={mail} />
        <MailActions mail={mail} />
      </Group>
      <MailViews mail={mail} />
    </Stack>
  );
  if (alone)
    return (
      <>
        <PageHeader title={subject} crumbs={crumbs} />
        {body}
      </>
    );
  return (
    <Paper component="article" p="md" aria-labelledby="mail-subject">
      <Title order={2} id="mail-subject" mb="sm" className="breakable">
        {subject}
      </Title>
      {body}
    </Paper>
  );
}

function Envelope({ mail }: { mail: Captured }) {
  const { texts: t, formats } = useLanguage();
  return (
    <Facts
      facts={[
        { label: t.common.from, value: mail.from },
        { label: t.common.to, value: mail.to },
        { label: t.captured.left, value: formats.dateTime(mail.at) },
      ]}
    />
  );
}

function MailActions({ mail }: { mail: Captured }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const pathOf = useCapturedPath();
  const remove = () =>
    confirm({
      title: t.captured.deleteTitle,
      text: t.captured.deleteText(mail.subject || t.captured.noSubject),
      action: t.captured.deleteAction,
      danger: true,
      run: () => deleteCaptured(mail.id),
      done: () => {
        // The list must not show it any more when the page comes back to it.
        void queries.resetQueries({ queryKey: [keys.captured, 'list'] });
        navigate(pathOf(null), { replace: true });
        notifications.show({ color: 'green', message: t.captured.deleted });
      },
    });
  return (
    <Group gap="xs">
      {mail.messageId && (
        <Button
          component={Link}
          href={messagePath(mail.messageId)}
          size="xs"
          variant="default"
          leftSection={<IconSend size={15} />}
        >
          {t.captured.toMessage}
        </Button>
      )}
      <Button
        component="a"
        href={capturedSourceUrl(mail.id)}
        download={`${mail.id}.eml`}
        size="xs"
        variant="default"
        leftSection={<IconDownload size={15} />}
      >
        {t.captured.download}
      </Button>
      <May needs="deleteCaptured">
        <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={remove}>
          {t.captured.remove}
        </Button>
      </May>
    </Group>
  );
}
