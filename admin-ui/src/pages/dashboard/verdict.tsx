import { Text } from '@mantine/core';
import type { Check } from '../../api/types.ts';
import { STATES } from '../../parts/state-badge.tsx';
import { type Texts, useTexts } from '../../texts/texts.tsx';
import styles from './verdict.module.css';

/** One sentence over all checks; the worst level gives the tone. */
export function Verdict({ checks }: { checks: Check[] }) {
  const t = useTexts();
  const { level, title, text } = verdictOf(checks, t);
  const { tone, icon: Icon } = STATES[level]!;
  return (
    <section className={styles.verdict} data-tone={tone} data-level={level} aria-live="polite">
      <Icon size={30} stroke={1.6} aria-hidden />
      <div>
        <Text fw={650} fz="lg" lh={1.3}>
          {title}
        </Text>
        <Text size="sm">{text}</Text>
      </div>
    </section>
  );
}

function verdictOf(checks: Check[], t: Texts): { level: Check['level']; title: string; text: string } {
  const count = (level: Check['level']) => checks.filter((check) => check.level === level).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  if (errors > 0) return { level: 'error', title: t.dashboard.errors(errors), text: t.dashboard.errorsText };
  if (warnings > 0) return { level: 'warning', title: t.dashboard.warnings(warnings), text: t.dashboard.warningsText };
  if (notes > 0) return { level: 'info', title: t.dashboard.notes(notes), text: t.dashboard.notesText };
  return { level: 'ok', title: t.dashboard.allWell, text: t.dashboard.allWellText };
}
