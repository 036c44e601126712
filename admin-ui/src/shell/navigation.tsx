import { NavLink, ScrollArea, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { May } from '../api/session.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './navigation.module.css';
import { type Area, PAGES, type PageEntry } from './pages.ts';

const AREAS: (Area | undefined)[] = [undefined, 'directory', 'messages', 'gateways', 'customization', 'administration'];

/** The menu, in the words that administrators know; areas without a page are left out. */
export function Navigation({ may, onNavigate }: { may: May; onNavigate(): void }) {
  const t = useTexts();
  const [location] = useLocation();
  const isOpen = (page: PageEntry) =>
    page.path === '/' ? location === '/' : location === page.path || location.startsWith(`${page.path}/`);
  return (
    <ScrollArea type="auto" h="100%" offsetScrollbars="present">
      {AREAS.map((area) => {
        const pages = PAGES.filter((page) => page.area === area && page.icon && may(page.needs));
        if (pages.length === 0) return null;
        return (
          <div key={area ?? 'top'} className={styles.area}>
            {area && (
              <Text component="h2" className={styles.heading} id={`nav-${area}`}>
                {t.shell.areas[area]}
              </Text>
            )}
            <ul className={styles.list} {...(area && { 'aria-labelledby': `nav-${area}` })}>
              {pages.map((page) => (
                <li key={page.path}>
                  <NavLink
                    component={Link}
                    href={page.path}
                    label={t.shell.pages[page.label]}
                    leftSection={page.icon && <page.icon size={18} stroke={1.7} aria-hidden />}
                    active={isOpen(page)}
                    aria-current={isOpen(page) ? 'page' : undefined}
                    onClick={onNavigate}
                    className={styles.link}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </ScrollArea>
  );
}
