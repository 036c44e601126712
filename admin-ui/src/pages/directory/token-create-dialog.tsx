import {
  Button,
  Collapse,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import { createToken, tokenCheckQuery } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import type { TokenInput, User } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconChevronDown, IconChevronRight } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { AppWarnings } from './app-warnings.tsx';
import { IssuerFields, LinkField, PolicyField, type TokenSettings, tokenRules } from './token-fields.tsx';

interface TokenValues extends TokenSettings, Record<string, unknown> {
  type: 'totp' | 'hotp';
  secret: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: '6' | '7' | '8';
  period: number;
  counter: number;
}

/** Fields inside the folded part: an error there must open it. */
const ADVANCED: (keyof TokenValues)[] = ['secret', 'algorithm', 'digits', 'period', 'counter', 'link'];
/** Pause (ms) in typing after which the gateway is asked which apps will not fit. */
const PAUSE_MS = 400;
/** The issuer of the last token made here is the best guess for the next. */
const LAST_ISSUER = 'gateway-last-issuer';

export function TokenCreateDialog(props: { user: User; opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t.tokens.newToken} size="lg">
      <CreateForm user={props.user} onClose={props.onClose} />
    </Modal>
  );
}

function bodyOf(values: TokenValues): TokenInput {
  const { type, issuer, authorization, algorithm } = values;
  return {
    type,
    issuer: issuer.trim(),
    authorization,
    algorithm,
    digits: Number(values.digits) as 6 | 7 | 8,
    label: values.label.trim() || null,
    link: values.link.trim() || null,
    ...(values.secret.trim() && { secret: values.secret.trim() }),
    ...(type === 'totp' ? { period: values.period } : { counter: values.counter }),
  };
}

function CreateForm({ user, onClose }: { user: User; onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [advanced, { toggle, open }] = useDisclosure();
  const advancedId = useId();
  const form = useForm<TokenValues>({
    initialValues: {
      type: 'totp',
      issuer: localStorage.getItem(LAST_ISSUER) ?? '',
      label: '',
      link: '',
      authorization: 'none',
      secret: '',
      algorithm: 'SHA1',
      digits: '6',
      period: 30,
      counter: 0,
    },
    validate: tokenRules(t),
  });
  const hidden = ADVANCED.some((field) => form.errors[field]);
  useEffect(() => {
    if (hidden) open();
  }, [hidden, open]);
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => createToken(user.id, bodyOf(values)),
    (token) => {
      localStorage.setItem(LAST_ISSUER, token.issuer);
      for (const area of [keys.tokens, keys.users, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({
        color: 'green',
        title: t.tokens.created(token.serial),
        message: t.tokens.createdNext,
        autoClose: 5_000,
      });
      onClose();
    },
  );
  const [settled] = useDebouncedValue(form.values, PAUSE_MS);
  const check = useQuery({ ...tokenCheckQuery(user.id, bodyOf(settled)), placeholderData: keepPreviousData });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <IssuerFields form={form} login={user.login} />
        <PolicyField form={form} />
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          aria-expanded={advanced}
          aria-controls={advancedId}
          leftSection={advanced ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          onClick={toggle}
        >
          {t.tokens.advanced}
        </Button>
        <Collapse expanded={advanced} id={advancedId}>
          <Stack>
            <Text size="sm" c="dimmed">
              {t.tokens.advancedHint}
            </Text>
            <div>
              <SegmentedControl
                fullWidth
                size="xs"
                aria-label={t.tokens.type}
                data={[
                  { value: 'totp', label: t.tokens.totp },
                  { value: 'hotp', label: t.tokens.hotp },
                ]}
                {...form.getInputProps('type')}
              />
              <Text size="xs" c="dimmed" mt={4}>
                {form.values.type === 'totp' ? t.tokens.totpHint : t.tokens.hotpHint}
              </Text>
            </div>
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <Select
                label={t.tokens.algorithm}
                data={[
                  { value: 'SHA1', label: 'SHA-1' },
                  { value: 'SHA256', label: 'SHA-256' },
                  { value: 'SHA512', label: 'SHA-512' },
                ]}
                allowDeselect={false}
                {...form.getInputProps('algorithm')}
              />
              <Select
                label={t.tokens.digits}
                data={['6', '7', '8']}
                allowDeselect={false}
                {...form.getInputProps('digits')}
              />
              {form.values.type === 'totp' ? (
                <NumberInput label={t.tokens.period} min={10} max={300} {...form.getInputProps('period')} />
              ) : (
                <NumberInput label={t.tokens.counter} min={0} {...form.getInputProps('counter')} />
              )}
            </SimpleGrid>
            <TextInput
              label={t.tokens.secret}
              description={t.tokens.secretHint}
              autoComplete="off"
              spellCheck={false}
              classNames={{ input: 'mono' }}
              {...form.getInputProps('secret')}
            />
            <LinkField form={form} />
          </Stack>
        </Collapse>
        <AppWarnings warnings={check.data?.warnings ?? []} />
        <FormFooter error={error} pending={pending} action={t.tokens.createAction} onCancel={onClose} />
      </Stack>
    </form>
  );
}
