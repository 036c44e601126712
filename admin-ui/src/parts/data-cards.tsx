import { Group, Paper, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './data-cards.module.css';
import { type Selection, SelectRow } from './select-rows.tsx';

interface CardColumn<T> {
  key: string;
  header: string;
  cell(row: T): ReactNode;
  card?: 'title' | 'badge' | 'hidden';
}

/** The rows of a table as cards, for a phone: title and badge on top, the rest as labelled lines. */
export function DataCards<T>(props: {
  caption: string;
  columns: CardColumn<T>[];
  rows: T[];
  rowKey(row: T): string;
  menu?(row: T): ReactNode;
  selection?: Selection<T>;
}) {
  const { columns } = props;
  const titles = columns.filter((column) => column.card === 'title');
  const badges = columns.filter((column) => column.card === 'badge');
  const lines = columns.filter((column) => column.card === undefined);
  return (
    <section aria-label={props.caption}>
      <ul className={styles.list}>
        {props.rows.map((row) => (
          <Paper component="li" key={props.rowKey(row)} p="sm">
            <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
              {props.selection && <SelectRow row={row} id={props.rowKey(row)} selection={props.selection} />}
              <Stack gap={4} className="breakable" style={{ minWidth: 0, flex: 1 }}>
                {titles.map((column) => (
                  <div key={column.key} className={styles.title}>
                    {column.cell(row)}
                  </div>
                ))}
                {badges.length > 0 && (
                  <Group gap={6}>
                    {badges.map((column) => (
                      <span key={column.key}>
                        <VisuallyHidden>{column.header}: </VisuallyHidden>
                        {column.cell(row)}
                      </span>
                    ))}
                  </Group>
                )}
              </Stack>
              {props.menu?.(row)}
            </Group>
            <dl className={styles.lines}>
              {lines.map((column) => {
                const cell = column.cell(row);
                return (
                  cell !== null && (
                    <div key={column.key}>
                      <dt>{column.header}</dt>
                      <dd className="breakable">{cell}</dd>
                    </div>
                  )
                );
              })}
            </dl>
          </Paper>
        ))}
      </ul>
    </section>
  );
}
