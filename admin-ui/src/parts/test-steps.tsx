import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { IconCircleCheck, IconCircleX } from './icons.ts';
import { Remedy } from './problem-text.tsx';
import styles from './test-steps.module.css';

export interface TestStep {
  /** Its name by the API; no two of a list have the same. */
  step: string;
  ok: boolean;
  /** What it took. */
  ms: number;
  text: string;
  remedy?: string | null | undefined;
}

interface Props<S extends TestStep> {
  steps: readonly S[];
  /** What a step is called. */
  word(step: S): string;
  /** Below a step: what belongs to it alone. */
  more?(step: S): ReactNode;
}

/** The steps of a test in their order: well or not, how long each took, what was found, what to do. */
export function TestSteps<S extends TestStep>({ steps, word, more }: Props<S>) {
  const t = useTexts();
  return (
    <ol className={styles.steps}>
      {steps.map((step) => {
        const { ok, ms, text, remedy } = step;
        const Icon = ok ? IconCircleCheck : IconCircleX;
        return (
          <li key={step.step} data-ok={ok}>
            <Icon size={20} role="img" aria-label={ok ? t.common.stepOk : t.common.stepFailed} />
            <div style={{ minWidth: 0 }}>
              <Group gap="xs" justify="space-between">
                <Text size="sm" fw={600} span>
                  {word(step)}
                </Text>
                <Text size="xs" c="dimmed" span className="numbers">
                  {t.common.ms(ms)}
                </Text>
              </Group>
              <Text size="sm" className="breakable">
                {t.says(text)}
              </Text>
              {remedy && (
                <Text size="sm" mt={2}>
                  <Remedy remedy={remedy} />
                </Text>
              )}
              {more?.(step)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
