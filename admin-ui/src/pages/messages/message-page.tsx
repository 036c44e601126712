import { Grid, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { messageQuery } from '../../api/messages.ts';
import type { Message } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { type Texts, useTexts } from '../../texts/texts.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageAttempts } from './message-attempts.tsx';
import { MessageFacts } from './message-facts.tsx';
import { MessageMore } from './message-more.tsx';
import { MessageParts } from './message-parts.tsx';
import { MessageRecipients } from './message-recipients.tsx';
import { MessageStatus } from './message-status.tsx';

/** Messages | one message: its state and why, what can be done, and everything that happened to it. */
export default function MessagePage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const { data: message, error, refetch } = useQuery(messageQuery(id));
  const crumbs = [{ label: t.shell.areas.messages }, { label: t.shell.pages.queue, to: '/messages' }];
  if (!message)
    return (
      <>
        <PageHeader title={t.shell.pages.message} crumbs={crumbs} />
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton height={180} radius="lg" />}
      </>
    );
  return (
    <>
      <PageHeader
        title={t.messages.title(message.channel === 'email' ? t.common.email : t.common.sms, message.to)}
        crumbs={crumbs}
        actions={
          <>
            <MessageActions message={message} />
            <May needs="actOnMessages">
              <MessageMore message={message} />
            </May>
          </>
        }
      />
      <Stack>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        <MessageStatus message={message} />
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack>
              {message.recipients > 1 && <MessageRecipients deliveries={message.deliveries} />}
              <MessageParts parts={message.parts} />
              <MessageAttempts attempts={message.attemptLog} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack>
              <Section title={t.messages.facts}>
                <MessageFacts message={message} />
              </Section>
              <Section title={t.messages.timeline}>
                <Timeline label={t.messages.timeline} items={timelineOf(message, t)} />
              </Section>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" p="md">
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/** Events that are no states: which state's colour and icon they take. */
const LOOKS: Record<string, string> = {
  attempt: 'failing',
  retry: 'starting',
  redirected: 'starting',
  released: 'enabled',
  resolved: 'ok',
  report: 'info',
};

function timelineOf(message: Message, t: Texts) {
  return message.timeline.map(({ at, event, text, actor }, index) => ({
    key: String(index),
    at,
    state: LOOKS[event] ?? event,
    title: t.messages.events[event] ?? event,
    text: actor ? `${t.says(text)} · ${t.messages.byActor(actor)}` : t.says(text),
  }));
}
