import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import type { ForwardingRule } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import { ForwardingForm } from './forwarding-fields.tsx';
import { NewSecret } from './new-secret.tsx';

interface Props {
  /** null = closed. */
  rule: ForwardingRule | 'new' | null;
  onClose(): void;
  /** The way on after adding one. */
  onTest(rule: ForwardingRule): void;
}

/** Add or edit a forwarding rule; a new secret is shown, this once, and forgotten when the dialog closes. */
export function ForwardingDialog({ rule, onClose, onTest }: Props) {
  const t = useTexts();
  const queries = useQueryClient();
  const [made, setMade] = useState<{ rule: ForwardingRule; secret: string } | null>(null);
  const isNew = rule === 'new';
  const title = rule === 'new' || rule === null ? t.forwarding.newTitle : t.forwarding.editTitle(rule.name);
  const close = () => {
    onClose();
    setMade(null);
  };
  const finish = (saved: ForwardingRule) => {
    close();
    if (isNew) onTest(saved);
  };
  const saved = (one: ForwardingRule, secret: string | null) => {
    void queries.invalidateQueries({ queryKey: [keys.forwarding] });
    notifications.show({
      color: 'green',
      title: isNew ? t.forwarding.created(one.name) : undefined,
      message: isNew ? t.forwarding.createdText : t.forwarding.saved(one.name),
    });
    if (secret !== null) setMade({ rule: one, secret });
    else close();
  };
  return (
    <Modal
      opened={rule !== null}
      onClose={close}
      title={made ? t.forwarding.secretTitle : title}
      size="lg"
      // A click beside the dialog must not lose a secret that is never shown again.
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
    >
      {made ? (
        <NewSecret name={made.rule.name} secret={made.secret} onDone={() => finish(made.rule)} />
      ) : (
        rule && <ForwardingForm old={rule === 'new' ? null : rule} onSaved={saved} onCancel={close} />
      )}
    </Modal>
  );
}
