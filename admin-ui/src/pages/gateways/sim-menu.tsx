import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { keys } from '../../api/keys.ts';
import { forgetSim } from '../../api/sims.ts';
import type { Sim } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { IconPencil, IconRouter, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { modemPath, simPath } from '../../parts/paths.ts';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { simName } from './sim-state.tsx';

/** Asks before a SIM is forgotten. @param done called when it is */
export function useForgetSim(): (sim: Sim, done?: () => void) => void {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  return (sim, done) =>
    confirm({
      title: t.sims.forgetTitle(simName(sim)),
      text: t.sims.forgetText(simName(sim)),
      action: t.sims.forgetAction,
      danger: true,
      run: () => forgetSim(sim.iccid),
      done: () => {
        done?.();
        for (const area of [keys.sims, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
        notifications.show({ color: 'green', message: t.sims.forgotten(simName(sim)) });
      },
    });
}

/** A SIM's "…" menu: Edit, its modem, Forget. */
export function SimMenu({ sim }: { sim: Sim }) {
  const t = useTexts();
  const forget = useForgetSim();
  const [, go] = useLocation();
  const { iccid, modem } = sim;
  return (
    <RowMenu of={simName(sim)}>
      <May needs="updateSim">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => go(simPath(iccid))}>
          {t.sims.edit}
        </Menu.Item>
      </May>
      {modem && (
        <Menu.Item leftSection={<IconRouter size={16} />} onClick={() => go(modemPath(modem.id))}>
          {t.sims.menuModem}
        </Menu.Item>
      )}
      <Menu.Divider />
      <May needs="deleteSim">
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          disabled={modem !== null}
          title={modem ? t.sims.inModem : undefined}
          onClick={() => forget(sim)}
        >
          {t.sims.forget}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
