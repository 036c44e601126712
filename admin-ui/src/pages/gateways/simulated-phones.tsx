import { ActionIcon, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useInbox } from '../../api/inbox.ts';
import { receivedQuery } from '../../api/simulator.ts';
import type { InboxSms, SimulatedSms } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconSend } from '../../parts/icons.ts';
import { Bubble, Phone } from '../../parts/phone.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useSendFromPhone } from './send-from-phone.ts';
import styles from './simulator.module.css';

interface ThreadText {
  id: string;
  at: string;
  own: boolean;
  text: string;
  note: string;
}

/** One phone a number, with what arrived there and what it has answered, as it happens. */
export function SimulatedPhones() {
  const t = useTexts();
  const received = useQuery(receivedQuery);
  const answers = useInbox('');
  if (received.error) return <ErrorNote error={received.error} onRetry={() => void received.refetch()} />;
  const phones = byNumber(received.data ?? []);
  if (phones.size === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.simulator.phonesEmpty}
      </Text>
    );
  return (
    <div className={styles.phones}>
      {[...phones].map(([number, texts]) => (
        <OnePhone
          key={number}
          number={number}
          received={texts}
          answers={(answers.rows ?? []).filter(({ from }) => from === number)}
        />
      ))}
    </div>
  );
}

/** The phone that got the newest text comes first. */
function byNumber(received: SimulatedSms[]): Map<string, SimulatedSms[]> {
  const phones = new Map<string, SimulatedSms[]>();
  for (const sms of received) phones.set(sms.to, [...(phones.get(sms.to) ?? []), sms]);
  return phones;
}

function OnePhone({ number, received, answers }: { number: string; received: SimulatedSms[]; answers: InboxSms[] }) {
  const t = useTexts();
  const thread = useThread(received, answers);
  const list = useRef<HTMLOListElement>(null);
  const newest = thread.at(-1)?.id;
  useEffect(() => {
    if (newest) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  return (
    <section className={styles.phone} aria-label={number} data-testid="phone">
      <Phone from={<span className="numbers">{number}</span>}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <ol className={styles.thread} aria-label={number} ref={list} tabIndex={0}>
          {thread.map(({ id, at, own, text, note }) => (
            <li key={id}>
              <Bubble own={own}>{text}</Bubble>
              <div className={styles.note} data-own={own || undefined}>
                <RelativeTime at={at} />
                {note && ` · ${note}`}
              </div>
            </li>
          ))}
        </ol>
        <Reply number={number} label={t.simulator.replyFrom(number)} />
      </Phone>
    </section>
  );
}

/** What was received and answered, oldest first. */
function useThread(received: SimulatedSms[], answers: InboxSms[]): ThreadText[] {
  const t = useTexts();
  return [
    ...received.map(({ id, at, text, encoding, parts, complete }) => ({
      id,
      at,
      own: false,
      text,
      note: [t.simulator.textOf(encoding, parts), ...(complete ? [] : [t.simulator.incomplete])].join(' · '),
    })),
    ...answers.map(({ id, at, text }) => ({ id, at, own: true, text, note: '' })),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

function Reply({ number, label }: { number: string; label: string }) {
  const t = useTexts();
  const form = useForm({ initialValues: { text: '' } });
  const { send, pending } = useSendFromPhone();
  return (
    <form
      onSubmit={form.onSubmit(({ text }) => {
        if (text.trim()) send(number, text, () => form.reset());
      })}
    >
      <TextInput
        size="xs"
        radius="xl"
        aria-label={label}
        placeholder={t.simulator.reply}
        rightSection={
          <ActionIcon
            type="submit"
            size="sm"
            radius="xl"
            aria-label={`${t.simulator.send}: ${number}`}
            loading={pending}
          >
            <IconSend size={14} />
          </ActionIcon>
        }
        {...form.getInputProps('text')}
      />
    </form>
  );
}
