import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { MailRoute } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import { type RouteValues, USUAL_PORT } from './mail-route-form.ts';

interface Props {
  form: UseFormReturnType<RouteValues>;
  /** Where the fields are: `hosts.0.`, or '' for the route's own. */
  at: string;
  port: number | string;
  tls: MailRoute['tls'];
  hasHost?: boolean;
}

/** Server, port and encryption. */
export function ServerFields({ form, at, port, tls, hasHost }: Props) {
  const t = useTexts();
  const chooseTls = (next: string | null) => {
    if (!next) return;
    // A port that nobody chose follows what is usual.
    if (Number(port) === USUAL_PORT[tls]) form.setFieldValue(`${at}port`, USUAL_PORT[next as MailRoute['tls']]);
    form.setFieldValue(`${at}tls`, next as MailRoute['tls']);
  };
  return (
    <>
      <Group align="flex-start" gap="md">
        {hasHost && (
          <TextInput
            label={t.mailRoutes.host}
            description={t.mailRoutes.hostHint}
            required
            spellCheck={false}
            placeholder="mail.example.com"
            style={{ flex: '1 1 260px' }}
            {...form.getInputProps(`${at}host`)}
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
          {...form.getInputProps(`${at}port`)}
        />
      </Group>
      <Select
        label={t.mailRoutes.tls}
        description={t.mailRoutes.tlsHints[tls]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(t.mailRoutes.tlsKinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps(`${at}tls`)}
        onChange={chooseTls}
      />
    </>
  );
}
