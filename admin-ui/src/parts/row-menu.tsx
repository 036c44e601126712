import { ActionIcon, Menu } from '@mantine/core';
import { Children, isValidElement, type ReactNode } from 'react';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/texts.tsx';
import { IconDots } from './icons.ts';
import { allows, May, type MayProps } from './may.tsx';
import { useMenuFocus } from './menu-focus.ts';

/**
 * The "…" menu of a row; nothing where no item is left for this role. @param of whose menu it is, for screen readers
 */
export function RowMenu({ of, children }: { of: string; children: ReactNode }) {
  const t = useTexts();
  const { target, dropdown } = useMenuFocus();
  const may = useMay();
  const isOpen = (item: Item) =>
    !isValidElement<MayProps>(item) ||
    item.type !== May ||
    allows(may, item.props.needs) ||
    Boolean(item.props.otherwise);
  const items = tidied(Children.toArray(children).filter(isOpen));
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon ref={target} aria-label={t.common.actionsOf(of)} size="md">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown {...dropdown}>{items}</Menu.Dropdown>
    </Menu>
  );
}

type Item = ReturnType<typeof Children.toArray>[number];

/** A line parts items: none at either end, never two together. */
function tidied(items: Item[]): Item[] {
  const isLine = (item: Item | undefined) => isValidElement(item) && item.type === Menu.Divider;
  const kept = items.filter((item, at) => !isLine(item) || (at > 0 && !isLine(items[at - 1])));
  while (isLine(kept.at(-1))) kept.pop();
  return kept;
}
