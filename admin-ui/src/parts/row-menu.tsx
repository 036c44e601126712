import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { IconDots } from './icons.ts';
import { useMenuFocus } from './menu-focus.ts';

/** The "…" menu of a row. @param of whose menu it is, for screen readers */
export function RowMenu({ of, children }: { of: string; children: ReactNode }) {
  const t = useTexts();
  const { target, dropdown } = useMenuFocus();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon ref={target} aria-label={t.common.actionsOf(of)} size="md">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown {...dropdown}>{children}</Menu.Dropdown>
    </Menu>
  );
}
