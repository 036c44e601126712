import { Collapse, PasswordInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTexts } from '../../texts/texts.tsx';
import { isChecked, type RouteValues } from './mail-route-form.ts';
import { PemField } from './pem-field.tsx';
import { ServerFields } from './server-fields.tsx';

interface Props {
  form: UseFormReturnType<RouteValues>;
  /** Which of the route's hosts. */
  index: number;
}

/** One smarthost: where it is, how its certificate is checked, who we are to it. */
export function SmarthostFields({ form, index }: Props) {
  const host = form.values.hosts[index]!;
  const at = `hosts.${index}.`;
  return (
    <Stack gap="sm">
      <ServerFields form={form} at={at} port={host.port} tls={host.tls} hasHost />
      {isChecked(host.tls) && <TrustFields form={form} index={index} />}
      <LoginFields form={form} index={index} />
      {host.tls !== 'none' && <ClientCertificate form={form} index={index} />}
    </Stack>
  );
}

function TrustFields({ form, index }: Props) {
  const t = useTexts();
  const at = `hosts.${index}.`;
  const { trust } = form.values.hosts[index]!;
  return (
    <>
      <Select
        label={t.mailRoutes.trust}
        data={Object.entries(t.mailRoutes.trusts).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps(`${at}trust`)}
      />
      {trust === 'ca' && (
        <PemField
          label={t.mailRoutes.ca}
          description={t.mailRoutes.caHint}
          placeholder="-----BEGIN CERTIFICATE-----"
          required
          {...form.getInputProps(`${at}ca`)}
        />
      )}
      {trust === 'fingerprint' && (
        <TextInput
          label={t.mailRoutes.fingerprint}
          description={t.mailRoutes.fingerprintHint}
          required
          spellCheck={false}
          classNames={{ input: 'mono' }}
          {...form.getInputProps(`${at}fingerprint`)}
        />
      )}
    </>
  );
}

function LoginFields({ form, index }: Props) {
  const t = useTexts();
  const at = `hosts.${index}.`;
  const { useLogin, hasPassword } = form.values.hosts[index]!;
  return (
    <>
      <Switch
        label={t.mailRoutes.useLogin}
        description={t.mailRoutes.useLoginHint}
        {...form.getInputProps(`${at}useLogin`, { type: 'checkbox' })}
      />
      <Collapse expanded={useLogin}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t.mailRoutes.username}
            required
            autoComplete="off"
            {...form.getInputProps(`${at}auth.username`)}
          />
          <PasswordInput
            label={t.mailRoutes.password}
            description={hasPassword ? t.mailRoutes.passwordKept : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={!hasPassword}
            autoComplete="new-password"
            {...form.getInputProps(`${at}auth.password`)}
          />
        </SimpleGrid>
      </Collapse>
    </>
  );
}

function ClientCertificate({ form, index }: Props) {
  const t = useTexts();
  const at = `hosts.${index}.`;
  const { useCertificate, hasKey } = form.values.hosts[index]!;
  return (
    <>
      <Switch
        label={t.mailRoutes.useCertificate}
        description={t.mailRoutes.useCertificateHint}
        {...form.getInputProps(`${at}useCertificate`, { type: 'checkbox' })}
      />
      <Collapse expanded={useCertificate}>
        <Stack gap="sm">
          <PemField
            label={t.mailRoutes.certificate}
            placeholder="-----BEGIN CERTIFICATE-----"
            required
            {...form.getInputProps(`${at}clientCertificate.certificate`)}
          />
          <PemField
            label={t.mailRoutes.key}
            description={hasKey ? t.mailRoutes.keyKept : t.mailRoutes.keyHint}
            placeholder="-----BEGIN PRIVATE KEY-----"
            required={!hasKey}
            {...form.getInputProps(`${at}clientCertificate.key`)}
          />
        </Stack>
      </Collapse>
    </>
  );
}
