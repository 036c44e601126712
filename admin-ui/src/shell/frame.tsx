import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LiveEvents } from '../api/live.ts';
import type { SignedIn } from '../api/session.ts';
import { useTexts } from '../texts/texts.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Banners } from './banners.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import styles from './frame.module.css';
import { Navigation } from './navigation.tsx';

/** The frame round every page: header, navigation (a drawer on small screens), banners. */
export function Frame({ admin, live, children }: { admin: SignedIn; live: LiveEvents; children: ReactNode }) {
  const t = useTexts();
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !opened } }}
      transitionDuration={120}
    >
      <a href="#main" className={styles.skip}>
        {t.shell.skip}
      </a>
      <AppShell.Header className={styles.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-expanded={opened}
              aria-label={opened ? t.shell.closeNavigation : t.shell.openNavigation}
            />
            <Link href="/" className={styles.brand} onClick={close}>
              <img src="/favicon.svg" alt="" width={28} height={28} />
              <Text fw={650} span>
                {t.shell.product}
              </Text>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ConnectionMark live={live} />
            <AccountMenu admin={admin} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        p="xs"
        aria-label={t.shell.navigation}
        className={styles.navbar}
        data-closed={!opened || undefined}
      >
        <Navigation may={admin.may} onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={styles.main}>
        <div className={styles.content}>
          <Banners admin={admin} />
          {children}
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
