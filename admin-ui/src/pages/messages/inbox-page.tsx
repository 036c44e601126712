import { Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { deleteInboxSms, useInbox } from '../../api/inbox.ts';
import { keys } from '../../api/keys.ts';
import type { InboxSms } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconInbox, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { InboxTabs } from './inbox-tabs.tsx';

/** Messages | Inbox: text messages that came in. */
export default function InboxPage() {
  const t = useTexts();
  const q = useSearchText();
  const inbox = useInbox(q);
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t.shell.pages.inbox} crumbs={[{ label: t.shell.areas.messages }]} text={t.inbox.text} />
      <InboxTabs />
      <Group mb="sm">
        <SearchField label={t.inbox.search} />
      </Group>
      <DataTable
        caption={t.shell.pages.inbox}
        columns={columns}
        list={inbox}
        rowKey={(sms) => sms.id}
        q={q}
        menu={(sms) => <InboxMenu sms={sms} />}
        empty={
          <EmptyState
            icon={IconInbox}
            title={t.inbox.emptyTitle}
            text={t.inbox.emptyText}
            action={
              <Button component={Link} href="/gateways/modems" variant="default">
                {t.inbox.toModems}
              </Button>
            }
          />
        }
      />
    </>
  );
}

function useColumns(): Column<InboxSms>[] {
  const { texts: t, formats } = useLanguage();
  return [
    {
      key: 'from',
      header: t.inbox.from,
      card: 'title',
      width: '180px',
      cell: (sms) => (
        <Text size="sm" fw={600} className="numbers">
          {sms.from}
        </Text>
      ),
    },
    {
      key: 'text',
      header: t.inbox.message,
      long: true,
      cell: (sms) => (
        <>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {sms.text}
          </Text>
          {!sms.complete && (
            <Text size="xs" fw={600} style={{ color: 'var(--tone-warn)' }}>
              {t.inbox.incomplete(sms.parts)}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'at',
      header: t.inbox.received,
      width: '170px',
      cell: (sms) => (
        <span title={sms.sentAt ? t.inbox.sentAt(formats.dateTime(sms.sentAt)) : undefined}>
          <RelativeTime at={sms.at} />
        </span>
      ),
    },
    { key: 'modem', header: t.inbox.modem, long: true, width: '160px', cell: (sms) => sms.modem },
  ];
}

function InboxMenu({ sms }: { sms: InboxSms }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const remove = () =>
    confirm({
      title: t.inbox.deleteTitle,
      text: t.inbox.deleteText(sms.from),
      action: t.inbox.deleteAction,
      danger: true,
      run: () => deleteInboxSms(sms.id),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.inbox] });
        notifications.show({ color: 'green', message: t.inbox.deleted });
      },
    });
  return (
    <RowMenu of={sms.from}>
      <May needs="deleteInbox">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.common.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
