import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { mobileCheckQuery } from '../../api/directory.ts';
import type { Domain } from '../../api/types.ts';
import { explain } from '../../parts/error-note.tsx';
import { IconCheck } from '../../parts/icons.ts';
import { countryName } from '../../parts/regions.ts';
import { useLanguage } from '../../texts/texts.tsx';

/** Pause (ms) in typing after which the gateway is asked: not for each half of a number. */
const PAUSE_MS = 500;

interface Props<T> {
  form: UseFormReturnType<T>;
  mobile: string;
  domain: Domain | undefined;
}

/** The mobile number, with what the gateway will make of it. */
export function MobileField<T extends { mobile: string }>({ form, mobile, domain }: Props<T>) {
  const { texts: t, language } = useLanguage();
  const [typed] = useDebouncedValue(mobile.trim(), PAUSE_MS);
  const check = useQuery(mobileCheckQuery(domain?.id ?? '', typed));
  const settled = typed === mobile.trim();
  const kept = settled ? check.data?.mobile : undefined;
  const refused = settled && check.error ? explain(check.error, t) : null;
  const { error, ...input } = form.getInputProps('mobile');
  return (
    <TextInput
      label={t.directory.mobile}
      type="tel"
      description={
        kept && kept !== typed
          ? t.directory.mobileKept(kept)
          : t.directory.mobileHint(domain ? countryName(domain.defaultCountry, language) : '')
      }
      rightSection={kept && <IconCheck size={16} color="var(--tone-good)" aria-hidden />}
      {...input}
      error={error ?? (refused && `${refused.message} ${refused.remedy ?? ''}`)}
    />
  );
}
