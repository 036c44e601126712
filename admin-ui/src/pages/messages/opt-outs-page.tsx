import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { removeOptOut, useOptOuts } from '../../api/opt-outs.ts';
import type { OptOut } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconBellOff, IconPlus, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { OptOutDialog } from './opt-out-dialog.tsx';
import { OptOutWords } from './opt-out-words.tsx';

/** Messages | Inbox | Opt-outs: who gets no notices and no bulk, and by which words. */
export default function OptOutsPage() {
  const t = useTexts();
  const q = useSearchText();
  const list = useOptOuts(q);
  const columns = useColumns();
  const [adding, { open, close }] = useDisclosure();
  const add = (
    <May needs="addOptOut">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t.optOuts.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.optOuts}
        crumbs={[{ label: t.shell.areas.messages }, { label: t.shell.pages.inbox, to: '/inbox' }]}
        text={t.optOuts.text}
        actions={add}
      />
      <InboxTabs />
      <Stack gap="lg">
        <div>
          <Group mb="sm">
            <SearchField label={t.optOuts.search} />
          </Group>
          <DataTable
            caption={t.shell.pages.optOuts}
            columns={columns}
            list={list}
            rowKey={(one) => one.id}
            q={q}
            menu={(one) => <OptOutMenu optOut={one} />}
            empty={
              <EmptyState icon={IconBellOff} title={t.optOuts.emptyTitle} text={t.optOuts.emptyText} action={add} />
            }
          />
        </div>
        <OptOutWords />
      </Stack>
      <OptOutDialog opened={adding} onClose={close} />
    </>
  );
}

function useColumns(): Column<OptOut>[] {
  const t = useTexts();
  return [
    {
      key: 'number',
      header: t.optOuts.number,
      card: 'title',
      width: '200px',
      cell: ({ number }) => (
        <Text size="sm" fw={600} className="numbers">
          {number}
        </Text>
      ),
    },
    { key: 'since', header: t.optOuts.since, width: '170px', cell: ({ since }) => <RelativeTime at={since} /> },
    {
      key: 'how',
      header: t.optOuts.how,
      long: true,
      cell: ({ source, keyword, by }) =>
        source === 'sms' && keyword !== null ? t.optOuts.bySms(keyword) : t.optOuts.byAdmin(by),
    },
    { key: 'note', header: t.optOuts.note, long: true, width: '34%', cell: ({ note }) => note },
  ];
}

function OptOutMenu({ optOut: { id, number } }: { optOut: OptOut }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const remove = () =>
    confirm({
      title: t.optOuts.removeTitle(number),
      text: t.optOuts.removeText(number),
      action: t.optOuts.removeAction,
      danger: true,
      run: () => removeOptOut(id),
      done: () => {
        void queries.invalidateQueries({ queryKey: [keys.optOuts] });
        notifications.show({ color: 'green', message: t.optOuts.removed(number) });
      },
    });
  return (
    <RowMenu of={number}>
      <May needs="removeOptOut">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.optOuts.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
