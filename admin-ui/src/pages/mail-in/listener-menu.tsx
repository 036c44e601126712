import { Menu } from '@mantine/core';
import { keys } from '../../api/keys.ts';
import { deleteListener, restartListener, updateListener } from '../../api/listeners.ts';
import type { Listener } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconInfoCircle, IconRefresh } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  listener: Listener;
  onShow(): void;
  onEdit(): void;
}

/** A listener's "…" menu; one of the settings file can only be looked at and restarted. */
export function ListenerMenu({ listener, onShow, onEdit }: Props) {
  const { listeners: t } = useTexts();
  const areas = [keys.listeners, keys.status];
  const { act } = useAct(areas);
  const { id, name, enabled, source } = listener;
  const own = [
    <Menu.Item key="details" leftSection={<IconInfoCircle size={16} />} onClick={onShow}>
      {t.details}
    </Menu.Item>,
    <May key="restart" needs="restartListener">
      <Menu.Item
        leftSection={<IconRefresh size={16} />}
        disabled={!enabled}
        onClick={() => act(() => restartListener(id), t.restarted(name))}
      >
        {t.restart}
      </Menu.Item>
    </May>,
  ];
  if (source === 'settings') return <RowMenu of={name}>{own}</RowMenu>;
  return (
    <EntryMenu
      of={name}
      needs={{ change: 'updateListener', remove: 'deleteListener' }}
      areas={areas}
      onEdit={onEdit}
      toggle={{ enabled, run: () => updateListener(id, { enabled: !enabled }), done: t.saved(name) }}
      remove={{
        title: t.deleteTitle(name),
        text: t.deleteText,
        action: t.deleteAction,
        done: t.deleted(name),
        run: () => deleteListener(id),
      }}
    >
      {own}
    </EntryMenu>
  );
}
