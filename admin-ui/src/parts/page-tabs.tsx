import type { TablerIcon } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import styles from './page-tabs.module.css';

export interface PageTab {
  path: string;
  label: string;
  icon: TablerIcon;
}

/** Pages that belong together, below the title of each. @param label names them for screen readers */
export function PageTabs({ label, tabs }: { label: string; tabs: PageTab[] }) {
  const [location] = useLocation();
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map(({ path, label: name, icon: Icon }) => (
          <li key={path}>
            <Link href={path} aria-current={location === path ? 'page' : undefined}>
              <Icon size={16} aria-hidden />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
