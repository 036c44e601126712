import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Message } from '../../api/types.ts';
import { IconDots, IconRoute, IconTrash } from '../../parts/icons.ts';
import { useMenuFocus } from '../../parts/menu-focus.ts';
import { useTexts } from '../../texts/texts.tsx';
import { BulkDialog, type BulkTarget } from './bulk-dialog.tsx';

/** States in which nothing more happens by itself: the message can be removed. */
const FINISHED: Message['state'][] = ['sent', 'delivered', 'failed', 'expired', 'cancelled'];
/** States in which it can still go another way. */
const REDIRECTABLE: Message['state'][] = ['queued', 'held', 'failed', 'expired', 'cancelled'];

/** What is seldom done with a message: redirect it, delete it. */
export function MessageMore({ message }: { message: Message }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const { target, dropdown } = useMenuFocus();
  const [chosen, choose] = useState<BulkTarget | null>(null);
  const { id, state, channel } = message;
  const canRedirect = channel === 'email' && REDIRECTABLE.includes(state);
  const canDelete = FINISHED.includes(state);
  if (!canRedirect && !canDelete) return null;
  const act = (action: BulkTarget['action']) => choose({ action, ids: [id], shown: {} });
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button ref={target} variant="default" leftSection={<IconDots size={16} />}>
            {t.queue.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown {...dropdown}>
          {canRedirect && (
            <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => act('redirect')}>
              {t.queue.redirectOne}
            </Menu.Item>
          )}
          {canDelete && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => act('delete')}>
              {t.queue.deleteOne}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <BulkDialog
        target={chosen}
        onClose={() => choose(null)}
        onDone={() => chosen?.action === 'delete' && navigate('/messages', { replace: true })}
      />
    </>
  );
}
