import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { Check } from '../../api/types.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './checks.module.css';

/** Each check with what is the matter, what to do and the way there; the gateway puts the worst first. */
export function Checks({ checks }: { checks: Check[] }) {
  const t = useTexts();
  return (
    <Paper component="section" aria-labelledby="checks" p="md">
      <Title order={2} id="checks" mb="xs">
        {t.dashboard.checks}
      </Title>
      <ul className={styles.list}>
        {checks.map((check) => (
          <li key={check.id} data-check={check.id} data-level={check.level}>
            <div className={styles.badge}>
              <StateBadge state={check.level} />
            </div>
            <div className={styles.words}>
              <Text size="sm" fw={600}>
                {t.says(check.title)}
              </Text>
              <Text size="sm" c="dimmed">
                {t.says(check.text)}
              </Text>
              {check.remedy && (
                <Text size="sm" mt={2}>
                  {t.says(check.remedy)}
                </Text>
              )}
            </div>
            {check.link && check.level !== 'ok' && (
              <Group className={styles.link}>
                <Button
                  component={Link}
                  href={check.link}
                  size="compact-sm"
                  variant="default"
                  aria-label={t.dashboard.openPage(t.says(check.title))}
                >
                  {t.dashboard.open}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
