import { IconAlertTriangle, IconBan } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';
import styles from './usage-bar.module.css';
import { type UsageTone, usageTone } from './usage-tone.ts';

/** How much of a limit is used, as figures, word and bar. @param limit null = none: only the figure */
export function UsageBar({ label, used, limit }: { label: string; used: number; limit: number | null }) {
  const { texts: t, formats } = useLanguage();
  const tone = limit === null ? 'good' : usageTone(used, limit);
  const figures = limit === null ? formats.number(used) : t.sims.of(formats.number(used), formats.number(limit));
  return (
    <div>
      <div className={styles.head}>
        <span>{label}</span>
        <b className="numbers">{figures}</b>
      </div>
      {limit !== null && (
        <div className={styles.track} aria-hidden>
          <div
            className={styles.fill}
            data-tone={tone}
            style={{ width: `${Math.min(100, Math.round((used / limit) * 100))}%` }}
          />
        </div>
      )}
      <Word tone={tone} left={limit === null ? null : limit - used} />
    </div>
  );
}

function Word({ tone, left }: { tone: UsageTone; left: number | null }) {
  const { texts: t, formats } = useLanguage();
  if (left === null) return <span className={styles.word}>{t.sims.noLimit}</span>;
  const Icon = { good: null, warn: IconAlertTriangle, bad: IconBan }[tone];
  const words = { good: t.sims.left, warn: t.sims.nearly, bad: () => t.sims.reached };
  return (
    <span className={styles.word} data-tone={tone}>
      {Icon && <Icon size={14} aria-hidden />}
      {words[tone](formats.number(left))}
    </span>
  );
}
