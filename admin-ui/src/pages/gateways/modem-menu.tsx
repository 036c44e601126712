import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { deleteModem } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { IconPencil, IconPower, IconRefresh, IconTerminal, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useModemActs } from './use-modem-acts.ts';

/** A modem's "…" menu: Edit, AT transcript, Restart, Switch off, Delete. */
export function ModemMenu(props: { modem: Modem; onEdit(): void; onTranscript(): void; onDeleted?(): void }) {
  const { modem, onEdit, onTranscript, onDeleted } = props;
  const t = useTexts();
  const confirm = useConfirm();
  const { id, name, enabled } = modem;
  const { refresh, restart, toggle } = useModemActs(modem);
  const remove = () =>
    confirm({
      title: t.modems.deleteTitle(name),
      text: t.modems.deleteText(name),
      action: t.modems.deleteAction,
      danger: true,
      run: () => deleteModem(id),
      done: () => {
        onDeleted?.();
        refresh();
        notifications.show({ color: 'green', message: t.modems.deleted(name) });
      },
    });
  return (
    <RowMenu of={name}>
      <May needs="updateModem">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.modems.edit}
        </Menu.Item>
      </May>
      <Menu.Item leftSection={<IconTerminal size={16} />} onClick={onTranscript}>
        {t.modems.transcript}
      </Menu.Item>
      <May needs="restartModem">
        <Menu.Item leftSection={<IconRefresh size={16} />} disabled={!enabled} onClick={restart}>
          {t.modems.restart}
        </Menu.Item>
      </May>
      <May needs="updateModem">
        <Menu.Item leftSection={<IconPower size={16} />} onClick={toggle}>
          {enabled ? t.modems.disable : t.modems.enable}
        </Menu.Item>
      </May>
      <Menu.Divider />
      <May needs="deleteModem">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.modems.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
