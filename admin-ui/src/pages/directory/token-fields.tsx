import { Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { AuthorizationPolicy } from '../../api/types.ts';
import { type Texts, useTexts } from '../../texts/texts.tsx';

/** What can be set when a token is made and changed later. */
export interface TokenSettings {
  issuer: string;
  label: string;
  link: string;
  authorization: AuthorizationPolicy;
}

export function tokenRules(t: Texts) {
  const noColon = (text: string) => (text.includes(':') ? t.tokens.noColon : null);
  return {
    issuer: (issuer: string) => (issuer.trim() ? noColon(issuer) : t.tokens.issuerMissing),
    label: noColon,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a form of these settings and more; Mantine's form types are invariant
type AnyForm = UseFormReturnType<any>;

export function IssuerFields({ form, login }: { form: AnyForm; login: string }) {
  const t = useTexts();
  return (
    <>
      <TextInput
        label={t.tokens.issuer}
        description={t.tokens.issuerHint}
        required
        data-autofocus
        {...form.getInputProps('issuer')}
      />
      <TextInput
        label={t.tokens.label}
        description={t.tokens.labelHint(login)}
        placeholder={login}
        {...form.getInputProps('label')}
      />
    </>
  );
}

export function PolicyField({ form }: { form: AnyForm }) {
  const t = useTexts();
  return (
    <Radio.Group label={t.tokens.authorization} {...form.getInputProps('authorization')}>
      <Stack gap="xs" mt={6}>
        {(['none', 'send', 'withhold'] as const).map((policy) => (
          <Radio
            key={policy}
            value={policy}
            label={t.tokens.policies[policy]}
            description={t.tokens.policyHints[policy]}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function LinkField({ form }: { form: AnyForm }) {
  const t = useTexts();
  return (
    <TextInput
      label={t.tokens.link}
      description={t.tokens.linkHint}
      type="url"
      placeholder="https://"
      {...form.getInputProps('link')}
    />
  );
}
