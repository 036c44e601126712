import { Group, Stack, Text, Title } from '@mantine/core';
import type { Message } from '../../api/types.ts';
import { Dialogue } from '../../parts/dialogue.tsx';
import { IconClock } from '../../parts/icons.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage } from '../../texts/texts.tsx';

type By = NonNullable<Message['holdUp']>['by'];

/** Whose colour and icon each cause takes. */
const LOOKS: Record<By, string> = {
  hold: 'held',
  schedule: 'waiting',
  route: 'error',
  circuit: 'resting',
  rate: 'waiting',
  connections: 'waiting',
  capacity: 'waiting',
  quota: 'warning',
  answer: 'uncertain',
  turn: 'queued',
};
/** So many lines of the last dialogue say where it ended. */
const LAST_LINES = 8;

/** Why a message is still here: what holds it, when it is tried next, and how the last attempt ended. */
export function MessageWhy({ message }: { message: Message }) {
  const { texts: t, formats } = useLanguage();
  const { waitingFor, holdUp, attemptLog } = message;
  if (!waitingFor) return null;
  // An attempt that did not get as far as the server says nothing.
  const last = attemptLog.findLast(({ dialogue }) => dialogue.length > 0);
  const lines = last?.dialogue.slice(-LAST_LINES) ?? [];
  // While it is being sent its state says all.
  const isItsTurn = message.state === 'sending' && holdUp?.by === 'turn';
  const next = holdUp?.until ?? message.nextAttemptAt;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconClock size={18} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Stack gap={6} style={{ minWidth: 0, flex: 1 }}>
        <Title order={2} fz="sm">
          {t.messages.why}
        </Title>
        <Group gap="xs">
          {holdUp && !isItsTurn && <StateBadge state={LOOKS[holdUp.by]} word={t.queue.holdUps[holdUp.by]} />}
          {next && message.state === 'queued' && (
            <Text size="sm" span>
              {t.messages.next}: <RelativeTime at={next} /> ({formats.shortTime(next)})
            </Text>
          )}
        </Group>
        <Text size="sm">{t.says(waitingFor)}</Text>
        {last && (
          <div>
            <Text size="xs" c="dimmed" mb={4}>
              {t.queue.lastDialogue(last.via ?? '', formats.shortTime(last.startedAt))}
            </Text>
            <Dialogue lines={lines} label={t.queue.lastDialogueLabel} />
          </div>
        )}
      </Stack>
    </Group>
  );
}
