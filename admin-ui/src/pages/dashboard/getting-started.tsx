import { Anchor, Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { anyPushQuery } from '../../api/messages.ts';
import { sessionQuery } from '../../api/session.ts';
import type { Status } from '../../api/types.ts';
import { IconCircleCheck, IconCircleDashed } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import styles from './getting-started.module.css';

interface Step {
  title: string;
  text: string;
  done: boolean;
  to?: string;
}

/** The way from a fresh install to the first push; it disappears when all is done. */
export function GettingStarted({ counts }: { counts: Status['counts'] }) {
  const t = useTexts();
  const admin = useQuery(sessionQuery).data;
  const pushed = useQuery(anyPushQuery).data;
  if (!admin?.may('createUser') || pushed === undefined) return null;
  const steps: Step[] = [
    { title: t.dashboard.stepPassword, text: t.dashboard.stepPasswordText, done: !admin.mustChangePassword },
    { title: t.dashboard.stepUser, text: t.dashboard.stepUserText, done: counts.users > 0, to: '/directory/users' },
    { title: t.dashboard.stepToken, text: t.dashboard.stepTokenText, done: counts.tokens > 0, to: '/directory/users' },
    { title: t.dashboard.stepPush, text: t.dashboard.stepPushText, done: pushed, to: '/directory/tokens' },
  ];
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Paper component="section" aria-labelledby="getting-started" p="md">
      <Title order={2} id="getting-started">
        {t.dashboard.startTitle}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t.dashboard.startText(done, steps.length)}
      </Text>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.title} data-done={step.done}>
            {step.done ? <IconCircleCheck size={20} aria-hidden /> : <IconCircleDashed size={20} aria-hidden />}
            <div>
              <VisuallyHidden>{step.done ? t.dashboard.done : t.dashboard.toDo}: </VisuallyHidden>
              {step.to && !step.done ? (
                <Anchor component={Link} href={step.to} size="sm" fw={600}>
                  {step.title}
                </Anchor>
              ) : (
                <Text size="sm" fw={600} span>
                  {step.title}
                </Text>
              )}
              {!step.done && (
                <Text size="xs" c="dimmed">
                  {step.text}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
