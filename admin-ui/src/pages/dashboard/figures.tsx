import { Link } from 'wouter';
import type { Status } from '../../api/types.ts';
import { useLanguage } from '../../texts/texts.tsx';
import styles from './figures.module.css';

/** Counts, each a link to what it counts; those that mean trouble stand out only when they are not zero. */
export function Figures({ counts }: { counts: Status['counts'] }) {
  const { texts: t, formats } = useLanguage();
  const figures = [
    { label: t.dashboard.queued, value: counts.queued, to: '/messages?state=queued' },
    { label: t.dashboard.sentToday, value: counts.sentToday, to: '/messages?state=sent' },
    { label: t.dashboard.deliveredToday, value: counts.deliveredToday, to: '/messages?state=delivered' },
    { label: t.dashboard.failedToday, value: counts.failedToday, to: '/messages?state=failed', tone: 'bad' },
    { label: t.dashboard.uncertain, value: counts.uncertain, to: '/messages?state=uncertain', tone: 'odd' },
    { label: t.dashboard.users, value: counts.users, to: '/directory/users' },
    { label: t.dashboard.tokens, value: counts.tokens, to: '/directory/tokens' },
  ];
  return (
    <nav aria-label={t.dashboard.figures}>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure.label}>
            <Link href={figure.to} className={styles.figure} data-tone={figure.value > 0 ? figure.tone : undefined}>
              <span className={styles.value}>{formats.number(figure.value)}</span>
              <span className={styles.label}>{figure.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
