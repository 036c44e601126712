import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { sendFromPhone } from '../../api/simulator.ts';
import { explain } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Lets a simulated phone send a text to the gateway; an error becomes a notice. */
export function useSendFromPhone() {
  const t = useTexts();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: ({ from, text }: { from: string; text: string; done(): void }) => sendFromPhone(from, text),
    onSuccess: (_, { done }) => {
      void queries.invalidateQueries({ queryKey: [keys.inbox] });
      notifications.show({ color: 'green', message: t.simulator.delivered });
      done();
    },
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  return {
    send: (from: string, text: string, done: () => void) => sending.mutate({ from, text, done }),
    pending: sending.isPending,
  };
}
