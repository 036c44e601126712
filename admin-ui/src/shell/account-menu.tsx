import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'wouter';
import { useSignOut } from '../api/session.ts';
import type { Admin } from '../api/types.ts';
import { IconDeviceDesktop, IconLockPassword, IconLogout, IconMoon, IconShieldCheck, IconSun } from '../parts/icons.ts';
import { useMenuFocus } from '../parts/menu-focus.ts';
import { LANGUAGES, type Language, useLanguage } from '../texts/texts.tsx';
import { PasswordDialog } from './password-dialog.tsx';

/** Who is signed in, appearance, language, password, sign out. */
export function AccountMenu({ admin }: { admin: Admin }) {
  const { texts: t, language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, { open, close }] = useDisclosure();
  const signOut = useSignOut();
  const { target, dropdown } = useMenuFocus();
  return (
    <>
      <Menu position="bottom-end" width={240} closeOnItemClick={false}>
        <Menu.Target>
          <UnstyledButton ref={target} style={{ borderRadius: '50%' }}>
            <VisuallyHidden>{t.shell.account(admin.username)}</VisuallyHidden>
            <Avatar color="petrol.8" variant="filled" size={34} radius="xl" aria-hidden>
              {admin.username.slice(0, 2).toUpperCase()}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown {...dropdown}>
          <Menu.Label>
            {t.shell.signedInAs}{' '}
            <Text span fw={650} fz="xs" c="var(--mantine-color-text)">
              {admin.username}
            </Text>
          </Menu.Label>
          <Menu.Item closeMenuOnClick leftSection={<IconShieldCheck size={16} />} component={Link} href="/profile">
            {t.profile.open}
          </Menu.Item>
          <Menu.Item closeMenuOnClick leftSection={<IconLockPassword size={16} />} onClick={open}>
            {t.shell.changePassword}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t.shell.appearance}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
            <Menu.RadioItem value="light" rightSection={<IconSun size={16} />}>
              {t.shell.light}
            </Menu.RadioItem>
            <Menu.RadioItem value="dark" rightSection={<IconMoon size={16} />}>
              {t.shell.dark}
            </Menu.RadioItem>
            <Menu.RadioItem value="auto" rightSection={<IconDeviceDesktop size={16} />}>
              {t.shell.auto}
            </Menu.RadioItem>
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t.shell.language}</Menu.Label>
          <Menu.RadioGroup value={language} onChange={(value) => choose(value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <Menu.RadioItem key={code} value={code} lang={code}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item closeMenuOnClick leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
            {t.shell.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={changing} onClose={close} />
    </>
  );
}
