import { Modal, NumberInput, PasswordInput, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { createRelayAccount, updateRelayAccount } from '../../api/relay-accounts.ts';
import type { RelayAccount } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { NewPassword } from './new-password.tsx';
import { RuleFields } from './rule-fields.tsx';

interface Props {
  /** null = closed. */
  account: RelayAccount | 'new' | null;
  onClose(): void;
}

/** Add or edit a relay account; a password that the gateway made is shown once. */
export function RelayAccountDialog({ account, onClose }: Props) {
  const { relayAccounts: t } = useTexts();
  const [made, setMade] = useState<{ login: string; password: string } | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  const title = account === 'new' || account === null ? t.newTitle : t.editTitle(account.login);
  return (
    <Modal
      opened={account !== null}
      onClose={close}
      title={made ? t.passwordTitle : title}
      size="lg"
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      withCloseButton={!made}
    >
      {made ? (
        <NewPassword {...made} onDone={close} />
      ) : (
        account && <AccountForm old={account === 'new' ? null : account} onMade={setMade} onClose={close} />
      )}
    </Modal>
  );
}

interface Values extends Record<string, unknown> {
  login: string;
  /** Who makes the password; `keep` leaves the old one. */
  passwordBy: 'gateway' | 'me' | 'keep';
  password: string;
  enabled: boolean;
  note: string;
  senders: { allow: string[]; deny: string[] };
  recipients: { allow: string[]; deny: string[] };
  mailsPerMinute: number | string;
}

const SHORTEST = 8;

function AccountForm(props: {
  old: RelayAccount | null;
  onMade(made: { login: string; password: string }): void;
  onClose(): void;
}) {
  const { old, onMade, onClose } = props;
  const { relayAccounts: t, common } = useTexts();
  const { told } = useAct([keys.relayAccounts]);
  const form = useForm<Values>({
    initialValues: {
      login: old?.login ?? '',
      passwordBy: old ? 'keep' : 'gateway',
      password: '',
      enabled: old?.enabled ?? true,
      note: old?.note ?? '',
      senders: old?.senders ?? { allow: [], deny: [] },
      recipients: old?.recipients ?? { allow: [], deny: [] },
      mailsPerMinute: old?.mailsPerMinute ?? '',
    },
    validate: {
      login: (login) => (login.trim() ? null : t.loginMissing),
      password: (password, { passwordBy }) =>
        passwordBy === 'me' && password.length < SHORTEST ? t.passwordShort : null,
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    async ({ login, passwordBy, password, note, mailsPerMinute, ...rest }) => {
      const body = {
        ...rest,
        login: login.trim(),
        note: note.trim() || null,
        mailsPerMinute: mailsPerMinute === '' ? null : Number(mailsPerMinute),
        ...(passwordBy === 'me' && { password }),
      };
      if (!old) return createRelayAccount(body);
      return { ...(await updateRelayAccount(old.id, body)), password: null };
    },
    ({ login, password }) => {
      told(t.saved(login));
      if (password) onMade({ login, password });
      else onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t.login}
          description={t.loginHint}
          required
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('login')}
        />
        <Radio.Group label={t.password} {...form.getInputProps('passwordBy')}>
          <Stack gap={8} mt={6}>
            {old ? (
              <Radio value="keep" label={t.keep} />
            ) : (
              <Radio value="gateway" label={t.byGateway} description={t.byGatewayHint} />
            )}
            <Radio value="me" label={t.byMe} />
          </Stack>
        </Radio.Group>
        {form.values.passwordBy === 'me' && (
          <PasswordInput
            label={t.newPassword}
            description={t.passwordHint}
            required
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
        )}
        <RuleFields of="senders" inputProps={form.getInputProps} />
        <RuleFields of="recipients" inputProps={form.getInputProps} />
        <NumberInput
          label={t.perMinute}
          description={t.perMinuteHint}
          min={1}
          allowDecimal={false}
          maw={280}
          {...form.getInputProps('mailsPerMinute')}
        />
        <TextInput label={t.note} description={t.noteHint} {...form.getInputProps('note')} />
        <Switch
          label={t.enabled}
          description={t.enabledHint}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <FormFooter error={error} pending={pending} action={old ? common.save : t.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
