import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteDkimKey, rotateDkimKey, switchDkimKey } from '../../api/dkim-keys.ts';
import { keys } from '../../api/keys.ts';
import type { DkimKey } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconPower, IconRotateClockwise, IconWorld } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** A key's "…" menu: DNS record, Sign with it, Rotate, Delete. @param onShow called with the key whose record is wanted */
export function DkimMenu({ dkimKey, onShow }: { dkimKey: DkimKey; onShow(id: string): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { act, told } = useAct([keys.dkimKeys]);
  const { id, domain, enabled, record } = dkimKey;
  const rotate = useMutation({
    mutationFn: () => rotateDkimKey(id),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: [keys.dkimKeys] });
      onShow(made.id);
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const toggle = () =>
    enabled
      ? act(() => switchDkimKey(id, false), t.dkim.switchedOff(record.name))
      : confirm({
          title: t.dkim.switchOnTitle(record.name),
          text: t.dkim.switchOnText(domain),
          action: t.dkim.switchOn,
          run: () => switchDkimKey(id, true),
          done: () => told(t.dkim.switchedOn(record.name)),
        });
  return (
    <EntryMenu
      of={record.name}
      needs={{ change: 'updateDkimKey', remove: 'deleteDkimKey' }}
      areas={[keys.dkimKeys]}
      remove={{
        title: t.dkim.deleteTitle(record.name),
        text: enabled ? t.dkim.deleteTextUsed(domain) : t.dkim.deleteText,
        action: t.dkim.deleteAction,
        done: t.dkim.deleted(record.name),
        run: () => deleteDkimKey(id),
      }}
    >
      <Menu.Item leftSection={<IconWorld size={16} />} onClick={() => onShow(id)}>
        {t.dkim.record}
      </Menu.Item>
      <May needs="updateDkimKey">
        <Menu.Item leftSection={<IconPower size={16} />} onClick={toggle}>
          {enabled ? t.dkim.switchOff : t.dkim.switchOn}
        </Menu.Item>
      </May>
      <May needs="rotateDkimKey">
        <Menu.Item leftSection={<IconRotateClockwise size={16} />} onClick={() => rotate.mutate()}>
          {t.dkim.rotate}
        </Menu.Item>
      </May>
    </EntryMenu>
  );
}
