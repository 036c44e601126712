import { Button, Menu } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { QueueAction } from '../../api/types.ts';
import {
  IconBan,
  IconChevronDown,
  IconListCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconRoute,
  IconTrash,
} from '../../parts/icons.ts';
import { useMenuFocus } from '../../parts/menu-focus.ts';
import { useLanguage } from '../../texts/texts.tsx';

const ICONS: Record<QueueAction, TablerIcon> = {
  hold: IconPlayerPause,
  release: IconPlayerPlay,
  retry: IconRefresh,
  redirect: IconRoute,
  cancel: IconBan,
  delete: IconTrash,
};
const ACTIONS = Object.keys(ICONS) as QueueAction[];

/** What can be done with many messages. @param chosen how many are; 0 = all that a filter finds */
export function BulkMenu({ chosen, onChoose }: { chosen: number; onChoose(action: QueueAction): void }) {
  const { texts: t, formats } = useLanguage();
  const { target, dropdown } = useMenuFocus();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          ref={target}
          variant={chosen > 0 ? 'filled' : 'default'}
          leftSection={<IconListCheck size={16} />}
          rightSection={<IconChevronDown size={16} />}
        >
          {chosen > 0 ? t.queue.withChosen(formats.number(chosen)) : t.queue.withMany}
        </Button>
      </Menu.Target>
      <Menu.Dropdown {...dropdown}>
        {ACTIONS.map((action) => {
          const Icon = ICONS[action];
          return (
            <Menu.Item
              key={action}
              leftSection={<Icon size={16} />}
              {...(action === 'delete' && { color: 'red' })}
              onClick={() => onChoose(action)}
            >
              {t.queue.titles[action]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
