import { Button, Group, Menu, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { keys } from '../../api/keys.ts';
import { clearPostmaster, deletePostmasterMail, usePostmaster } from '../../api/notices.ts';
import type { PostmasterKind, PostmasterMail } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconEye, IconFilterOff, IconMailbox, IconSend, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { messagePath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { useTexts } from '../../texts/texts.tsx';
import { PostmasterDialog } from './postmaster-dialog.tsx';

const KINDS: PostmasterKind[] = ['double-bounce', 'stray-bounce', 'answer'];

/** Whose colour and icon each kind takes. */
const LOOKS: Record<PostmasterKind, string> = { 'double-bounce': 'failed', 'stray-bounce': 'warning', answer: 'info' };

/** Messages | Postmaster: mails that nobody could be told about. */
export default function PostmasterPage() {
  const { postmaster: t, shell } = useTexts();
  const q = useSearchText();
  const [kind, setKind] = useUrlFilter('kind', KINDS);
  const list = usePostmaster({ ...(q.trim() && { q: q.trim() }), ...(kind && { kind }) });
  const columns = useColumns();
  const [shown, setShown] = useState<string | null>(null);
  const confirm = useConfirm();
  const { told } = useAct([keys.postmaster]);
  const clear = () =>
    confirm({
      title: t.clearTitle,
      text: t.clearText,
      action: t.clear,
      danger: true,
      run: async () => told(t.cleared((await clearPostmaster()).removed)),
    });
  const some = (list.rows?.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={shell.pages.postmaster}
        crumbs={[{ label: shell.areas.messages }]}
        text={t.text}
        actions={
          some && (
            <May needs="clearPostmasterMails">
              <Button variant="default" leftSection={<IconTrash size={16} />} onClick={clear}>
                {t.clear}
              </Button>
            </May>
          )
        }
      />
      {(some || q || kind) && (
        <Group mb="sm" gap="sm">
          <Select
            aria-label={t.kind}
            data={[{ value: '', label: t.anyKind }, ...KINDS.map((value) => ({ value, label: t.kinds[value] }))]}
            value={kind ?? ''}
            onChange={(value) => setKind(value as PostmasterKind | null)}
            allowDeselect={false}
            w={{ base: '100%', sm: 260 }}
          />
          <SearchField label={t.search} />
        </Group>
      )}
      <DataTable
        caption={shell.pages.postmaster}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        q={q}
        menu={(mail) => <MailMenu mail={mail} onRead={() => setShown(mail.id)} />}
        empty={
          kind ? (
            <EmptyState icon={IconFilterOff} title={t.filteredTitle} text={t.filteredText} />
          ) : (
            <EmptyState icon={IconMailbox} title={t.emptyTitle} text={t.emptyText} />
          )
        }
      />
      <PostmasterDialog id={shown} onClose={() => setShown(null)} />
    </>
  );
}

function MailMenu({ mail, onRead }: { mail: PostmasterMail; onRead(): void }) {
  const { postmaster: t } = useTexts();
  const [, navigate] = useLocation();
  const { id, messageId } = mail;
  const subject = mail.subject || t.noSubject;
  return (
    <EntryMenu
      of={subject}
      needs={{ change: 'deletePostmasterMail', remove: 'deletePostmasterMail' }}
      areas={[keys.postmaster]}
      remove={{
        title: t.deleteTitle,
        text: t.deleteText(subject),
        action: t.deleteAction,
        done: t.deleted,
        run: () => deletePostmasterMail(id),
      }}
    >
      <May needs="getPostmasterMail">
        <Menu.Item leftSection={<IconEye size={16} />} onClick={onRead}>
          {t.read}
        </Menu.Item>
      </May>
      {messageId && (
        <Menu.Item leftSection={<IconSend size={16} />} onClick={() => navigate(messagePath(messageId))}>
          {t.toMessage}
        </Menu.Item>
      )}
    </EntryMenu>
  );
}

function useColumns(): Column<PostmasterMail>[] {
  const { postmaster: t, common, says } = useTexts();
  return [
    {
      key: 'mail',
      header: t.mail,
      card: 'title',
      long: true,
      cell: ({ subject, from, to }) => (
        <>
          <Text size="sm" fw={600}>
            {subject || t.noSubject}
          </Text>
          <Text size="xs" c="dimmed">
            {common.from}: {from || t.noSender} · {common.to}: {to}
          </Text>
        </>
      ),
    },
    {
      key: 'kind',
      header: t.kind,
      card: 'badge',
      width: '230px',
      cell: ({ kind }) => <StateBadge state={LOOKS[kind]} word={t.kinds[kind]} />,
    },
    {
      key: 'reason',
      header: t.reason,
      long: true,
      width: '32%',
      cell: ({ reason }) => (
        <Text size="xs" lineClamp={3} title={says(reason)}>
          {says(reason)}
        </Text>
      ),
    },
    { key: 'at', header: t.at, width: '150px', cell: ({ at }) => <RelativeTime at={at} /> },
  ];
}
