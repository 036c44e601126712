import { Menu } from '@mantine/core';
import { keys } from '../../api/keys.ts';
import { deleteMailRoute, updateMailRoute } from '../../api/mail-routes.ts';
import type { MailRoute } from '../../api/types.ts';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconTestPipe } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** A route's "…" menu: Test, Edit, Switch off, Delete. */
export function MailRouteMenu({ route, onEdit, onTest }: { route: MailRoute; onEdit(): void; onTest(): void }) {
  const { mailRoutes: t } = useTexts();
  const { id, match, enabled } = route;
  return (
    <EntryMenu
      of={match}
      needs={{ change: 'updateMailRoute', remove: 'deleteMailRoute' }}
      areas={[keys.mailRoutes, keys.status]}
      onEdit={onEdit}
      toggle={{ enabled, run: () => updateMailRoute(id, { enabled: !enabled }), done: t.saved(match) }}
      remove={{
        title: t.deleteTitle(match),
        text: t.deleteText(match),
        action: t.deleteAction,
        done: t.deleted(match),
        run: () => deleteMailRoute(id),
      }}
    >
      <May needs="testMailRoute">
        <Menu.Item leftSection={<IconTestPipe size={16} />} onClick={onTest}>
          {t.test}
        </Menu.Item>
      </May>
    </EntryMenu>
  );
}
