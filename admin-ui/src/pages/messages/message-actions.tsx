import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TablerIcon } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { actOnMessage, messageQuery } from '../../api/messages.ts';
import { useMay } from '../../api/session.ts';
import type { Message, MessageAction, Operation } from '../../api/types.ts';
import { type ConfirmOptions, useConfirm } from '../../parts/confirm.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconBan, IconCheck, IconPlayerPause, IconPlayerPlay, IconRefresh, IconSend } from '../../parts/icons.ts';
import { type Texts, useTexts } from '../../texts/texts.tsx';

/** Most wanted first. */
const ORDER: MessageAction[] = ['resolve-sent', 'resolve-resend', 'release', 'retry', 'hold', 'cancel'];

const ICONS: Record<MessageAction, TablerIcon> = {
  retry: IconRefresh,
  hold: IconPlayerPause,
  release: IconPlayerPlay,
  cancel: IconBan,
  'resolve-sent': IconCheck,
  'resolve-resend': IconSend,
};

const CALLS: Record<MessageAction, Operation> = {
  retry: 'retryMessage',
  hold: 'holdMessage',
  release: 'releaseMessage',
  cancel: 'cancelMessage',
  'resolve-sent': 'resolveMessage',
  'resolve-resend': 'resolveMessage',
};

/** What the message's state and one's own role allow now; `run` asks first where it matters. */
export function useMessageActions(message: Message) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const may = useMay();
  const perform = async (action: MessageAction) => {
    const after = await actOnMessage(message.id, action);
    queries.setQueryData(messageQuery(message.id).queryKey, after);
    for (const area of [keys.messages, keys.pushes, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
    return after;
  };
  const told = (action: MessageAction, after: Message) =>
    notifications.show({ color: 'green', message: doneWords(action, after, t) });
  const direct = useMutation({
    mutationFn: perform,
    onSuccess: (after, action) => told(action, after),
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
      // Its state is another one than the page shows.
      void queries.invalidateQueries({ queryKey: [keys.messages] });
    },
  });
  return ORDER.filter((action) => message.actions.includes(action) && may(CALLS[action])).map((action) => {
    const question = questionOf(action, message, t);
    return {
      action,
      label: labelsOf(action, t).label,
      pending: direct.isPending && direct.variables === action,
      run: () =>
        question
          ? confirm({ ...question, run: async () => told(action, await perform(action)) })
          : direct.mutate(action),
    };
  });
}

/** The actions as buttons; an uncertain message has its two beside the explanation. */
export function MessageActions({ message }: { message: Message }) {
  const actions = useMessageActions(message).filter(({ action }) => !action.startsWith('resolve-'));
  return actions.map(({ action, label, pending, run }) => {
    const Icon = ICONS[action];
    return (
      <Button
        key={action}
        variant={action === 'release' ? 'filled' : 'default'}
        leftSection={<Icon size={16} />}
        loading={pending}
        onClick={run}
      >
        {label}
      </Button>
    );
  });
}

function labelsOf(action: MessageAction, t: Texts): { label: string; done: string } {
  const { messages } = t;
  switch (action) {
    case 'retry':
      return { label: messages.retry, done: messages.retried };
    case 'hold':
      return { label: messages.hold, done: messages.heldNow };
    case 'release':
      return { label: messages.release, done: messages.releasedNow };
    case 'cancel':
      return { label: messages.cancel, done: messages.cancelledNow };
    case 'resolve-sent':
      return { label: messages.resolveSent, done: messages.resolvedSent };
    case 'resolve-resend':
      return { label: messages.resolveResend, done: messages.resolvedResend };
  }
}

/** What is being sent cannot be called back: it is held or cancelled later, or not at all. */
function doneWords(action: MessageAction, { state }: Message, t: Texts): string {
  if (state === 'sending' && action === 'hold') return t.messages.heldLater;
  if (state === 'sending' && action === 'cancel') return t.messages.cancelledLater;
  return labelsOf(action, t).done;
}

/** What is asked before; null = nothing, because it can be undone or harms nobody. */
function questionOf(action: MessageAction, message: Message, t: Texts): Omit<ConfirmOptions, 'run' | 'done'> | null {
  const { messages } = t;
  const { to, parts, state } = message;
  const count = (...states: string[]) => parts.filter((part) => states.includes(part.state)).length;
  switch (action) {
    case 'cancel':
      return {
        title: messages.cancelTitle,
        text: messages.cancelText(to),
        action: messages.cancel,
        danger: true,
        keep: messages.keep,
      };
    case 'retry':
      if (state === 'queued') return null;
      return { title: messages.retryTitle, text: messages.retryText(to), action: messages.retry };
    case 'resolve-sent': {
      const rest = count('pending');
      return {
        title: messages.sentTitle,
        text: <Sentences first={messages.sentText(to)} second={rest > 0 ? messages.sentRest(rest) : null} />,
        action: messages.resolveSent,
      };
    }
    case 'resolve-resend': {
      const kept = count('sent', 'delivered');
      const again = messages.resendParts(count('uncertain', 'failed'), kept);
      return {
        title: messages.resendTitle,
        text: <Sentences first={messages.resendText(to)} second={kept > 0 ? again : null} />,
        action: messages.resolveResend,
        danger: true,
      };
    }
    default:
      return null;
  }
}

function Sentences({ first, second }: { first: string; second: string | null }) {
  return (
    <Stack gap="xs">
      <Text size="sm">{first}</Text>
      {second && <Text size="sm">{second}</Text>}
    </Stack>
  );
}
