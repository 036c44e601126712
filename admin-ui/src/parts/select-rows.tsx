import { Checkbox } from '@mantine/core';
import { useTexts } from '../texts/texts.tsx';

/** Which rows are chosen, by their keys. */
export interface Selection<T> {
  keys: ReadonlySet<string>;
  onChange(keys: ReadonlySet<string>): void;
  /** Names a row for screen readers. */
  label(row: T): string;
}

/** The box before a row. */
export function SelectRow<T>({ row, id, selection }: { row: T; id: string; selection: Selection<T> }) {
  const t = useTexts();
  const { keys, onChange, label } = selection;
  const chosen = keys.has(id);
  return (
    <Checkbox
      aria-label={t.common.selectRow(label(row))}
      checked={chosen}
      onChange={() => onChange(new Set(chosen ? [...keys].filter((key) => key !== id) : [...keys, id]))}
    />
  );
}

/** The box that chooses all rows that are shown, or none. */
export function SelectAll<T>({ keys: shown, selection }: { keys: string[]; selection: Selection<T> }) {
  const t = useTexts();
  const { keys, onChange } = selection;
  const chosen = shown.filter((key) => keys.has(key)).length;
  const all = chosen === shown.length;
  return (
    <Checkbox
      aria-label={t.common.selectAll}
      checked={all}
      indeterminate={chosen > 0 && !all}
      onChange={() => onChange(new Set(all ? [] : shown))}
    />
  );
}
