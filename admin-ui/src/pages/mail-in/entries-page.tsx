import { Button } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.ts';
import type { Operation } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MailInHeader } from './mail-in-header.tsx';

interface Entry {
  id: string;
  enabled: boolean;
}

/** What such a page says. */
interface Words {
  text: string;
  add: string;
  emptyTitle: string;
  emptyText: string;
  deleteAction: string;
  deleteText: string | ((name: string) => string);
  deleteTitle(name: string): string;
  deleted(name: string): string;
  saved(name: string): string;
}

export interface EntriesPageProps<E extends Entry> {
  /** Of the page, and of what is listed. */
  area: 'relayAccounts' | 'legacyClients' | 'mailToSms';
  words: Words;
  icon: TablerIcon;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the key is made of
  query: UseQueryOptions<E[], Error, E[], any>;
  columns: Column<E>[];
  nameOf(entry: E): string;
  needs: { create: Operation; change: Operation; remove: Operation };
  update(id: string, patch: { enabled: boolean }): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** The dialogue of one, or of a new one; null = closed. */
  dialog(editing: E | 'new' | null, onClose: () => void): ReactNode;
}

/** A page below Listeners that lists what an administrator has set up, to be added, changed, switched off and deleted. */
export function EntriesPage<E extends Entry>(props: EntriesPageProps<E>) {
  const { area, words, nameOf, needs } = props;
  const { shell } = useTexts();
  const list = useQuery(props.query);
  const [editing, setEditing] = useState<E | 'new' | null>(null);
  const add = (
    <May needs={needs.create}>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {words.add}
      </Button>
    </May>
  );
  const menuOf = (entry: E) => {
    const { id, enabled } = entry;
    const name = nameOf(entry);
    return (
      <EntryMenu
        of={name}
        needs={needs}
        areas={[keys[area]]}
        onEdit={() => setEditing(entry)}
        toggle={{ enabled, run: () => props.update(id, { enabled: !enabled }), done: words.saved(name) }}
        remove={{
          title: words.deleteTitle(name),
          text: typeof words.deleteText === 'string' ? words.deleteText : words.deleteText(name),
          action: words.deleteAction,
          done: words.deleted(name),
          run: () => props.remove(id),
        }}
      />
    );
  };
  return (
    <>
      <MailInHeader title={shell.pages[area]} text={words.text} actions={add} />
      <DataTable
        caption={shell.pages[area]}
        columns={props.columns}
        list={{ ...list, rows: list.data }}
        rowKey={({ id }) => id}
        menu={menuOf}
        empty={<EmptyState icon={props.icon} title={words.emptyTitle} text={words.emptyText} action={add} />}
      />
      {props.dialog(editing, () => setEditing(null))}
    </>
  );
}
