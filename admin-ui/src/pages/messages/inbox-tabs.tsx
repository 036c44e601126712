import { Link, useLocation } from 'wouter';
import { IconBellOff, IconInbox, IconMessageForward } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import styles from './inbox-tabs.module.css';

const TABS = [
  { path: '/inbox', key: 'inbox', icon: IconInbox },
  { path: '/inbox/forwarding', key: 'forwarding', icon: IconMessageForward },
  { path: '/inbox/opt-outs', key: 'optOuts', icon: IconBellOff },
] as const;

/** The parts of the inbox: what came in, where it goes on to, who wants no more. */
export function InboxTabs() {
  const t = useTexts();
  const [location] = useLocation();
  return (
    <nav aria-label={t.inboxTabs.label}>
      <ul className={styles.tabs}>
        {TABS.map(({ path, key, icon: Icon }) => (
          <li key={path}>
            <Link href={path} aria-current={location === path ? 'page' : undefined}>
              <Icon size={16} aria-hidden />
              {t.inboxTabs[key]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
