import { Accordion, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Attempt } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialogue, dialogueText } from '../../parts/dialogue.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import styles from './message-attempts.module.css';

/** What was tried, through what, with which answer; the dialogue itself is folded. */
export function MessageAttempts({ attempts }: { attempts: Attempt[] }) {
  const t = useTexts();
  const isForSeveral = new Set(attempts.map(({ to }) => to)).size > 1;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t.messages.attempts}</Title>
      <Paper style={{ overflow: 'hidden' }}>
        {attempts.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {t.messages.noAttempts}
          </Text>
        ) : (
          <Accordion multiple order={3} classNames={styles}>
            {attempts.map((attempt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever added at the end
              <Accordion.Item key={index} value={String(index)}>
                <Accordion.Control>
                  <AttemptLine attempt={attempt} namesRecipient={isForSeveral} />
                </Accordion.Control>
                <Accordion.Panel>
                  <AttemptDetails attempt={attempt} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
      </Paper>
    </Stack>
  );
}

function AttemptLine({ attempt, namesRecipient }: { attempt: Attempt; namesRecipient: boolean }) {
  const { texts: t, formats } = useLanguage();
  const { to, startedAt, endedAt, outcome, via } = attempt;
  const seconds = endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : null;
  return (
    <Group gap="sm" style={{ rowGap: 4 }}>
      <Text size="sm" fw={600} span>
        {t.messages.attempt(attempt.number)}
      </Text>
      <StateBadge
        state={outcome ? LOOKS[outcome] : 'sending'}
        word={outcome ? t.messages.outcomes[outcome] : t.messages.running}
      />
      {namesRecipient && (
        <Text size="sm" span className="breakable">
          {to}
        </Text>
      )}
      {via && (
        <Text size="sm" span>
          {via}
        </Text>
      )}
      <Text size="xs" c="dimmed" span className="numbers">
        {formats.shortTime(startedAt)}
        {seconds !== null && ` · ${t.messages.took(formats.number(Math.round(seconds * 10) / 10))}`}
      </Text>
    </Group>
  );
}

/** Whose colour and icon an outcome takes. */
const LOOKS: Record<NonNullable<Attempt['outcome']>, string> = {
  sent: 'sent',
  temporary: 'waiting',
  permanent: 'failed',
  local: 'warning',
  uncertain: 'uncertain',
  interrupted: 'warning',
};

function AttemptDetails({ attempt }: { attempt: Attempt }) {
  const t = useTexts();
  const { response, problem, dialogue } = attempt;
  return (
    <Stack gap="xs">
      {problem && (
        <Text size="sm">
          <ProblemText problem={problem} />
        </Text>
      )}
      {response && (
        <Text size="sm">
          {t.messages.answer}: <span className="mono breakable">{response}</span>
        </Text>
      )}
      {dialogue.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.messages.noDialogue}
        </Text>
      ) : (
        <>
          <Group gap={4}>
            <Text size="xs" c="dimmed">
              {t.messages.dialogue} (ms)
            </Text>
            <CopyButton value={dialogueText(dialogue)} what={t.messages.dialogue} />
          </Group>
          <Dialogue lines={dialogue} label={t.messages.dialogueOf(attempt.number)} />
        </>
      )}
    </Stack>
  );
}
