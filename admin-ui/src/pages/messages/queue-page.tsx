import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearchParams } from 'wouter';
import { useMessages } from '../../api/messages.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconFilterOff, IconMessagePlus, IconSend } from '../../parts/icons.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ComposeDialog } from './compose-dialog.tsx';
import { MessageFilters, useMessageFilter } from './message-filters.tsx';
import { useMessageColumns } from './queue-columns.tsx';

/** Messages | Queue: everything that leaves, newest first, kept up to date live. */
export default function QueuePage() {
  const t = useTexts();
  const q = useSearchText();
  const { filter, filtered } = useMessageFilter();
  const messages = useMessages({ ...filter, ...(q.trim() && { q: q.trim() }) });
  const columns = useMessageColumns();
  const [composing, { open, close }] = useDisclosure();
  const compose = (
    <Button leftSection={<IconMessagePlus size={16} />} onClick={open}>
      {t.messages.compose}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.queue}
        crumbs={[{ label: t.shell.areas.messages }]}
        text={t.messages.text}
        actions={compose}
      />
      <Group mb="sm" gap="sm">
        <MessageFilters />
        <SearchField label={t.messages.search} />
      </Group>
      <DataTable
        caption={t.shell.areas.messages}
        columns={columns}
        list={messages}
        rowKey={(message) => message.id}
        q={q}
        empty={
          filtered ? (
            <NothingFiltered />
          ) : (
            <EmptyState
              icon={IconSend}
              title={t.messages.emptyTitle}
              text={t.messages.emptyText}
              action={
                <Button variant="default" leftSection={<IconMessagePlus size={16} />} onClick={open}>
                  {t.messages.compose}
                </Button>
              }
            />
          )
        }
      />
      <ComposeDialog opened={composing} onClose={close} />
    </>
  );
}

function NothingFiltered() {
  const t = useTexts();
  const [, setParams] = useSearchParams();
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t.messages.filteredTitle}
      text={t.messages.filteredText}
      action={
        <Button variant="default" onClick={() => setParams({}, { replace: true })}>
          {t.messages.clearFilters}
        </Button>
      }
    />
  );
}
