import { Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type MouseEvent, useRef, useState } from 'react';
import { deleteToken, revokeToken } from '../../api/directory.ts';
import { wipeSeed } from '../../api/imports.ts';
import { keys } from '../../api/keys.ts';
import type { Token, User } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import {
  IconBan,
  IconEraser,
  IconHistory,
  IconLockPassword,
  IconMail,
  IconMessage,
  IconPencil,
  IconQrcode,
  IconSend,
  IconShieldCheck,
  IconTrash,
} from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { usePush } from './push-notice.tsx';
import type { TokenDialog } from './token-dialogs.tsx';

/** A token's "…" menu: Push → By Email / By SMS, Display QR code, Edit, history, Revoke, Delete. */
export function TokenMenu(props: { token: Token; user?: User; open(dialog: TokenDialog, token: Token): void }) {
  const { token, user } = props;
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const refresh = () => {
    for (const area of [keys.tokens, keys.users, keys.pushes, keys.status])
      void queries.invalidateQueries({ queryKey: [area] });
  };
  const active = token.state === 'active';
  const revoke = () =>
    confirm({
      title: t.tokens.revokeTitle(token.serial),
      text: t.tokens.revokeText(token.serial),
      action: t.tokens.revokeAction,
      danger: true,
      run: () => revokeToken(token.id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.tokens.revoked(token.serial) });
      },
    });
  const remove = () =>
    confirm({
      title: t.tokens.deleteTitle(token.serial),
      text: t.tokens.deleteText(token.serial),
      action: t.tokens.deleteAction,
      danger: true,
      run: () => deleteToken(token.id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.tokens.deleted(token.serial) });
      },
    });
  const wipe = () =>
    confirm({
      title: t.imports.wipeTitle(token.serial),
      text: token.verifiedAt ? t.imports.wipeText : `${t.imports.wipeText} ${t.imports.wipeElsewhere}`,
      action: t.imports.wipeAction,
      danger: true,
      run: () => wipeSeed(token.id, token.verifiedAt === null),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.imports.wiped(token.serial) });
      },
    });
  const usable = active && token.seedWipedAt === null;
  return (
    <RowMenu of={`${token.issuer} ${token.serial}`}>
      <May needs="pushToken">
        <PushItems token={token} user={user} />
      </May>
      <May needs="showTokenQr">
        <Menu.Item
          leftSection={<IconQrcode size={16} />}
          disabled={token.seedWipedAt !== null}
          onClick={() => props.open('qr', token)}
        >
          {t.tokens.displayQr}
        </Menu.Item>
      </May>
      <May needs="verifyToken">
        <Menu.Item
          leftSection={<IconShieldCheck size={16} />}
          disabled={!usable}
          onClick={() => props.open('verify', token)}
        >
          {t.imports.verify}
        </Menu.Item>
      </May>
      <May needs="listTokenPushes">
        <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => props.open('history', token)}>
          {t.tokens.pushHistory}
        </Menu.Item>
      </May>
      {active && token.authorization === 'withhold' && token.lastPush && (
        <May needs="readAuthorizationCode">
          <Menu.Item leftSection={<IconLockPassword size={16} />} onClick={() => props.open('code', token)}>
            {t.push.readOut}
          </Menu.Item>
        </May>
      )}
      <May needs="updateToken">
        <Menu.Item leftSection={<IconPencil size={16} />} disabled={!active} onClick={() => props.open('edit', token)}>
          {t.common.edit}
        </Menu.Item>
      </May>
      <Menu.Divider />
      <May needs="wipeSeed">
        <Menu.Item color="red" leftSection={<IconEraser size={16} />} disabled={!usable} onClick={wipe}>
          {t.imports.wipe}
        </Menu.Item>
      </May>
      <May needs="revokeToken">
        <Menu.Item color="red" leftSection={<IconBan size={16} />} disabled={!active} onClick={revoke}>
          {t.tokens.revoke}
        </Menu.Item>
      </May>
      <May needs="deleteToken">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.tokens.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}

/** Push → By Email / By SMS. The pointer opens it by resting there, a tap or Enter by choosing it. */
function PushItems({ token, user }: { token: Token; user: User | undefined }) {
  const t = useTexts();
  const push = usePush();
  const [opened, setOpened] = useState(false);
  const dropdown = useRef<HTMLDivElement>(null);
  const choose = (event: MouseEvent) => {
    setOpened(true);
    // A click without a pointer is Enter or Space: the keyboard goes on inside.
    if (event.detail === 0)
      requestAnimationFrame(() => dropdown.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
  };
  return (
    <Menu.Sub opened={opened} onChange={setOpened} closeDelay={200}>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconSend size={16} />} disabled={token.state !== 'active'} onClick={choose}>
          {t.tokens.push}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown ref={dropdown}>
        <Menu.Item
          leftSection={<IconMail size={16} />}
          disabled={user !== undefined && !user.email}
          onClick={() => push(token, 'email')}
        >
          {t.tokens.byEmail}
          {user && !user.email && <Text size="xs">{t.tokens.noEmail}</Text>}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMessage size={16} />}
          disabled={user !== undefined && !user.mobile}
          onClick={() => push(token, 'sms')}
        >
          {t.tokens.bySms}
          {user && !user.mobile && <Text size="xs">{t.tokens.noMobile}</Text>}
        </Menu.Item>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
