import { Button, Group, Paper, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ListQuery } from '../api/lists.ts';
import { useTexts } from '../texts/texts.tsx';
import { DataCards } from './data-cards.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorNote } from './error-note.tsx';
import { IconSearch } from './icons.ts';
import { SelectAll, type Selection, SelectRow } from './select-rows.tsx';

export interface Column<T> {
  key: string;
  header: string;
  /** null = nothing to say: a dash in the table, no line on a card. */
  cell(row: T): ReactNode;
  /** Any CSS width; the rest is shared. */
  width?: string;
  align?: 'left' | 'right';
  /** May hold long unbroken text (addresses, names): it breaks anywhere and gives way to the other columns. */
  long?: boolean;
  /** `title` heads the card on a phone, `badge` stands beside it, `hidden` is left out there. Default: a labelled line. */
  card?: 'title' | 'badge' | 'hidden';
}

/** What the table reads of a list: `useList(…)` fits, and so does `{rows, ...useQuery(…)}`. */
export type TableList<T> = Pick<ListQuery<T>, 'rows' | 'error' | 'isFetching'> & {
  refetch: () => unknown;
  hasNextPage?: boolean;
  fetchNextPage?: () => unknown;
  isFetchingNextPage?: boolean;
};

export interface DataTableProps<T> {
  /** What is listed, for screen readers. */
  caption: string;
  columns: Column<T>[];
  list: TableList<T>;
  rowKey(row: T): string;
  /** The "…" menu of a row. */
  menu?(row: T): ReactNode;
  /** Rows can be chosen. */
  selection?: Selection<T>;
  /** Search text in force: an empty answer then says "nothing found" instead of `empty`. */
  q?: string;
  /** Shown when there is nothing at all: say what to do first. */
  empty: ReactNode;
}

/** Below this width rows become cards. */
export const PHONE = '(max-width: 47.99em)';

/** A list: a table on a wide screen, cards on a phone; with its loading, error, empty and "nothing found" states. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { list, q } = props;
  const t = useTexts();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  if (!list.rows) return list.error ? <ErrorNote error={list.error} onRetry={list.refetch} /> : <Loading />;
  if (list.rows.length === 0) {
    return (
      <Paper>
        {q ? (
          <EmptyState icon={IconSearch} title={t.common.nothingFound} text={t.common.nothingFoundFor(q)} />
        ) : (
          props.empty
        )}
      </Paper>
    );
  }
  return (
    <Stack gap="sm">
      {list.error && <ErrorNote error={list.error} onRetry={list.refetch} />}
      {phone ? <DataCards {...props} rows={list.rows} /> : <WideTable {...props} rows={list.rows} />}
      <Group justify="space-between" mih={30}>
        <Text size="xs" c="dimmed" role="status">
          {t.common.shown(list.rows.length, list.hasNextPage ?? false)}
        </Text>
        {list.hasNextPage && (
          <Button
            size="compact-sm"
            variant="default"
            loading={list.isFetchingNextPage ?? false}
            onClick={() => list.fetchNextPage?.()}
          >
            {t.common.loadMore}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type RowsProps<T> = Pick<DataTableProps<T>, 'caption' | 'columns' | 'rowKey' | 'menu' | 'selection'> & { rows: T[] };

/** A few rows that are all there already, as part of a page: a table on a wide screen, cards on a phone. */
export function PlainTable<T>(props: RowsProps<T>) {
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return phone ? <DataCards {...props} /> : <WideTable {...props} />;
}

function WideTable<T>({ caption, columns, rows, rowKey, menu, selection }: RowsProps<T>) {
  const t = useTexts();
  return (
    <Paper style={{ overflow: 'hidden' }}>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table aria-label={caption} verticalSpacing={9} horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {selection && (
                <Table.Th w={44}>
                  <SelectAll keys={rows.map(rowKey)} selection={selection} />
                </Table.Th>
              )}
              {columns.map((column) => (
                <Table.Th key={column.key} scope="col" w={column.width} ta={column.align ?? 'left'} fz="xs" c="dimmed">
                  {column.header}
                </Table.Th>
              ))}
              {menu && (
                <Table.Th w={56}>
                  <VisuallyHidden>{t.common.more}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {selection && (
                  <Table.Td>
                    <SelectRow row={row} id={rowKey(row)} selection={selection} />
                  </Table.Td>
                )}
                {columns.map((column) => (
                  <Table.Td key={column.key} ta={column.align ?? 'left'} className={column.long ? 'breakable' : ''}>
                    {column.cell(row) ?? <span aria-hidden>{t.common.none}</span>}
                  </Table.Td>
                ))}
                {menu && <Table.Td ta="right">{menu(row)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Loading() {
  const t = useTexts();
  return (
    <Paper p="md" role="status" aria-busy="true" aria-label={t.common.loading}>
      <Stack gap="md">
        {[70, 55, 62, 48].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
    </Paper>
  );
}
