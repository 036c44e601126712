import { Anchor, Drawer, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { pushQuery, tokenPushesQuery } from '../../api/pushes.ts';
import type { Push, Token } from '../../api/types.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconMail, IconMessage, IconSend } from '../../parts/icons.ts';
import { messagePath } from '../../parts/paths.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Timeline, type TimelineItem } from '../../parts/timeline.tsx';
import { type Texts, useLanguage, useTexts } from '../../texts/texts.tsx';

/** A token's pushes, newest first, each from queued to verified; kept up to date live. */
export function PushHistory({ token, onClose }: { token: Pick<Token, 'id' | 'serial'> | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Drawer
      opened={token !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={token && t.push.historyTitle(token.serial)}
    >
      {token && <History tokenId={token.id} />}
    </Drawer>
  );
}

function History({ tokenId }: { tokenId: string }) {
  const t = useTexts();
  const pushes = useQuery(tokenPushesQuery(tokenId));
  if (pushes.error) return <ErrorNote error={pushes.error} onRetry={() => void pushes.refetch()} />;
  if (!pushes.data) return <Loader size="sm" />;
  if (pushes.data.length === 0)
    return <EmptyState icon={IconSend} title={t.tokens.neverPushed} text={t.push.historyEmpty} />;
  return (
    <Stack>
      {pushes.data.map((push, index) => (
        <OnePush key={push.id} push={push} detailed={index < DETAILED} />
      ))}
    </Stack>
  );
}

/** The latest pushes show all that is known and by what; of older ones the times are enough. */
const DETAILED = 3;

/** States in which the link still leads somewhere. */
const OPENS: Push['state'][] = ['queued', 'accepted', 'delivered', 'uncertain', 'opened'];

function OnePush({ push, detailed }: { push: Push; detailed: boolean }) {
  const { texts: t, formats } = useLanguage();
  const events = useQuery({ ...pushQuery(push.id), enabled: detailed }).data?.events ?? null;
  const Icon = push.channel === 'email' ? IconMail : IconMessage;
  const opens = OPENS.includes(push.state);
  const label = `${push.channel === 'email' ? t.common.email : t.common.sms} ${push.to}`;
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="sm">
        <Group gap={6} wrap="nowrap" align="flex-start" miw={0}>
          <Icon size={15} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
          <Text size="sm" fw={600} className="breakable">
            {push.to}
          </Text>
        </Group>
        <StateBadge state={push.state} />
      </Group>
      <Timeline label={label} items={events && events.length > 0 ? known(events, t) : steps(push, t)} />
      <Text size="xs" c="dimmed">
        {t.push.by(push.by)} · {t.push.templateVersion(push.template.version)}
        {push.code && ` · ${t.policy.codeTitle}: ${push.code.to}`}
        {opens && push.times.linkExpires && ` · ${t.push.linkUntil} ${formats.dateTime(push.times.linkExpires)}`}
      </Text>
      <Anchor component={Link} href={messagePath(push.messageId)} size="sm">
        {t.push.message}
      </Anchor>
    </Paper>
  );
}

/** Everything that is known, each with what it is known by. */
function known(events: NonNullable<Push['events']>, t: Texts): TimelineItem[] {
  return events.map(({ at, event, evidence }, index) => ({
    key: `${index} ${event}`,
    at,
    state: event.replace(/^code\./, ''),
    title: t.pushEvents[event] ?? event,
    ...(evidence && { text: evidence }),
  }));
}

const STEPS = ['queued', 'accepted', 'delivered', 'opened', 'revealed', 'verified'] as const;

/** What has happened, oldest first; an end other than success is named by the push's state. */
function steps(push: Push, t: Texts): TimelineItem[] {
  const items: TimelineItem[] = STEPS.flatMap((step) => {
    const at = push.times[step];
    return at ? [{ key: step, at, state: step, title: t.push.steps[step] }] : [];
  });
  const { ended } = push.times;
  if (ended)
    items.push({
      key: 'ended',
      at: ended,
      state: push.state,
      title: t.states[push.state] ?? push.state,
      ...(push.state === 'revoked' && { text: t.push.revokedText }),
    });
  return items.sort((a, b) => a.at.localeCompare(b.at));
}
