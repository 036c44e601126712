import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { Message } from '../../api/types.ts';
import { IconAlertTriangle, IconHelpHexagon } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { Remedy } from '../../parts/problem-text.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useMessageActions } from './message-actions.tsx';
import { MessageWhy } from './message-why.tsx';

/** The state in words, why the message is still here, and what went wrong with what to do. */
export function MessageStatus({ message }: { message: Message }) {
  const t = useTexts();
  const state = wasCaptured(message) ? 'captured' : message.state;
  const meaning = t.stateMeanings[state];
  return (
    <Paper
      component="section"
      p="md"
      aria-label={t.messages.state}
      data-testid="message-state"
      data-state={message.state}
    >
      <Stack gap="sm">
        <Group gap="sm">
          <StateBadge state={state} />
          <Text size="sm" c="dimmed" span>
            <RelativeTime at={message.updatedAt} />
          </Text>
        </Group>
        {meaning && state !== 'uncertain' && (
          <Text size="sm">
            {meaning}{' '}
            {state === 'captured' && (
              <May needs="getCaptured">
                <Anchor
                  component={Link}
                  href={`/captured?q=${encodeURIComponent(message.to)}`}
                  size="sm"
                  underline="always"
                >
                  {t.messages.capturedLink}
                </Anchor>
              </May>
            )}
          </Text>
        )}
        <MessageWhy message={message} />
        <Problem message={message} />
        {message.state === 'uncertain' && <Decision message={message} />}
      </Stack>
    </Paper>
  );
}

/** A capture route kept it: it has not left, so "sent" would be too much said. */
function wasCaptured({ state, deliveries }: Message): boolean {
  return state === 'sent' && deliveries.every(({ via }) => via === 'capture');
}

/** Cause and remedy, in the gateway's words. */
function Problem({ message }: { message: Message }) {
  const t = useTexts();
  const { error, state } = message;
  if (!error) return null;
  const over = ['failed', 'expired'].includes(state);
  return (
    <Alert
      color={over ? 'red' : 'orange'}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={over ? t.messages.error : t.messages.lastError}
    >
      <Text size="sm">{t.says(error.message)}</Text>
      {error.remedy && (
        <Text size="sm" mt={4}>
          <Remedy remedy={error.remedy} />
        </Text>
      )}
      <Text size="xs" mt={4}>
        {t.errors.codeLabel}: {error.code} · <RelativeTime at={error.at} />
      </Text>
    </Alert>
  );
}

/** An uncertain message is never sent again by itself: a person decides, and is told how. */
function Decision({ message }: { message: Message }) {
  const t = useTexts();
  const actions = useMessageActions(message);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconHelpHexagon size={18} aria-hidden style={{ flex: 'none', marginTop: 2, color: 'var(--tone-odd)' }} />
      <div>
        <Title order={2} fz="sm">
          {t.messages.uncertainTitle}
        </Title>
        <Text size="sm">{t.messages.uncertainText(message.to)}</Text>
        <Group gap="xs" mt="xs">
          {actions
            .filter(({ action }) => action.startsWith('resolve-'))
            .map(({ action, label, run }, index) => (
              <Button key={action} size="xs" variant={index === 0 ? 'filled' : 'default'} onClick={run}>
                {label}
              </Button>
            ))}
        </Group>
      </div>
    </Group>
  );
}
