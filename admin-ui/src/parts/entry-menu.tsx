import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { KeyArea } from '../api/keys.ts';
import type { Operation } from '../api/types.ts';
import { useTexts } from '../texts/texts.tsx';
import { useAct } from './act.ts';
import { useConfirm } from './confirm.tsx';
import { IconPencil, IconPower, IconTrash } from './icons.ts';
import { May } from './may.tsx';
import { RowMenu } from './row-menu.tsx';

interface Props {
  /** Whose menu it is. */
  of: string;
  /** What is asked anew after a change. */
  areas: KeyArea[];
  /** What changing and deleting it is called by the API: who may not sees no such item. */
  needs: { change: Operation; remove: Operation };
  onEdit?(): void;
  /** Switches it off, or on again. */
  toggle?: { enabled: boolean; run(): Promise<unknown>; done: string };
  remove: { title: string; text: string; action: string; done: string; run(): Promise<unknown> };
  /** Items of its own, on top. */
  children?: ReactNode;
}

/** The "…" menu of something that an administrator has set up: Edit, Switch off, Delete. */
export function EntryMenu({ of, areas, needs, onEdit, toggle, remove, children }: Props) {
  const t = useTexts();
  const confirm = useConfirm();
  const { act, told } = useAct(areas);
  return (
    <RowMenu of={of}>
      {children}
      {onEdit && (
        <May needs={needs.change}>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t.common.edit}
          </Menu.Item>
        </May>
      )}
      {toggle && (
        <May needs={needs.change}>
          <Menu.Item leftSection={<IconPower size={16} />} onClick={() => act(toggle.run, toggle.done)}>
            {toggle.enabled ? t.common.switchOff : t.common.switchOn}
          </Menu.Item>
        </May>
      )}
      <Menu.Divider />
      <May needs={needs.remove}>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() => {
            const { title, text, action, done, run } = remove;
            confirm({ title, text, action, danger: true, run, done: () => told(done) });
          }}
        >
          {remove.action}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
