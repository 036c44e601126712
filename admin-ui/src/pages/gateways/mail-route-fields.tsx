import {
  Collapse,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { MailRoute } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import { type RouteValues, USUAL_PORT } from './mail-route-form.ts';

interface Props {
  form: UseFormReturnType<RouteValues>;
}

/** Server, port, encryption and the CA to check it by. */
export function ServerFields({ form }: Props) {
  const t = useTexts();
  const { kind, tls, port } = form.values;
  const chooseTls = (next: string | null) => {
    if (!next) return;
    // A port that nobody chose follows what is usual.
    if (Number(port) === USUAL_PORT[tls]) form.setFieldValue('port', USUAL_PORT[next as MailRoute['tls']]);
    form.setFieldValue('tls', next as MailRoute['tls']);
  };
  return (
    <>
      <Group align="flex-start" gap="md">
        {kind === 'smarthost' && (
          <TextInput
            label={t.mailRoutes.host}
            description={t.mailRoutes.hostHint}
            required
            spellCheck={false}
            placeholder="mail.example.com"
            style={{ flex: '1 1 260px' }}
            {...form.getInputProps('host')}
          />
        )}
        <NumberInput
          label={t.mailRoutes.port}
          description={t.mailRoutes.portHint}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          w={130}
          {...form.getInputProps('port')}
        />
      </Group>
      <Select
        label={t.mailRoutes.tls}
        description={t.mailRoutes.tlsHints[tls]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(t.mailRoutes.tlsKinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('tls')}
        onChange={chooseTls}
      />
      {tls !== 'none' && (
        <Textarea
          label={t.mailRoutes.ca}
          description={t.mailRoutes.caHint}
          placeholder="-----BEGIN CERTIFICATE-----"
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          {...form.getInputProps('ca')}
        />
      )}
    </>
  );
}

/** @param keeps a password is kept already */
export function LoginFields({ form, keeps }: Props & { keeps: boolean }) {
  const t = useTexts();
  return (
    <Stack gap="sm">
      <Switch
        label={t.mailRoutes.useLogin}
        description={t.mailRoutes.useLoginHint}
        {...form.getInputProps('useLogin', { type: 'checkbox' })}
      />
      <Collapse expanded={form.values.useLogin}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t.mailRoutes.username}
            required
            autoComplete="off"
            {...form.getInputProps('auth.username')}
          />
          <PasswordInput
            label={t.mailRoutes.password}
            description={keeps ? t.mailRoutes.passwordKept : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={!keeps}
            autoComplete="new-password"
            {...form.getInputProps('auth.password')}
          />
        </SimpleGrid>
      </Collapse>
    </Stack>
  );
}
