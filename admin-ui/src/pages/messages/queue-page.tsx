import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useMessages } from '../../api/messages.ts';
import { useMay } from '../../api/session.ts';
import type { MessageSummary } from '../../api/types.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconFilterOff, IconMessagePlus, IconSend } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { BulkDialog, type BulkTarget } from './bulk-dialog.tsx';
import { BulkMenu } from './bulk-menu.tsx';
import { ComposeDialog } from './compose-dialog.tsx';
import { MessageFilters, useMessageFilter } from './message-filters.tsx';
import { useMessageColumns } from './queue-columns.tsx';

/** Messages | Queue: everything that leaves, newest first, kept up to date live. */
export default function QueuePage() {
  const t = useTexts();
  const may = useMay();
  const q = useSearchText();
  const { filter, filtered } = useMessageFilter();
  const shown = { ...filter, ...(q.trim() && { q: q.trim() }) };
  const messages = useMessages(shown);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<BulkTarget | null>(null);
  // What is no longer listed is no longer chosen.
  const ids = (messages.rows ?? []).filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const columns = useMessageColumns();
  const [composing, { open, close }] = useDisclosure();
  const compose = (
    <May needs="sendMessage">
      <Button leftSection={<IconMessagePlus size={16} />} onClick={open}>
        {t.messages.compose}
      </Button>
    </May>
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
        {(messages.rows?.length ?? 0) > 0 && (
          <May needs="actOnMessages">
            <BulkMenu
              chosen={ids.length}
              onChoose={(action) => setBulk({ action, ids: ids.length > 0 ? ids : null, shown })}
            />
          </May>
        )}
      </Group>
      <DataTable
        caption={t.shell.areas.messages}
        columns={columns}
        list={messages}
        rowKey={(message) => message.id}
        q={q}
        {...(may('actOnMessages') && {
          selection: { keys: chosen, onChange: setChosen, label: ({ to }: MessageSummary) => to },
        })}
        empty={
          filtered ? (
            <NothingFiltered />
          ) : (
            <EmptyState icon={IconSend} title={t.messages.emptyTitle} text={t.messages.emptyText} action={compose} />
          )
        }
      />
      <BulkDialog target={bulk} onClose={() => setBulk(null)} onDone={() => setChosen(new Set())} />
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
