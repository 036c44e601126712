import { NumberInput, SimpleGrid, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FieldGroup } from '../../parts/field-group.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { RouteValues } from './mail-route-form.ts';

/** How much at once, how fast, and when again after a failure. */
export function PaceFields({ form }: { form: UseFormReturnType<RouteValues> }) {
  const t = useTexts();
  return (
    <FieldGroup title={t.mailRoutes.pace} text={t.mailRoutes.paceText}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t.mailRoutes.connections}
          description={t.mailRoutes.connectionsHint}
          placeholder="10"
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('connections')}
        />
        <NumberInput
          label={t.mailRoutes.perMinute}
          description={t.mailRoutes.perMinuteHint}
          min={1}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('perMinute')}
        />
      </SimpleGrid>
      <TagsInput
        label={t.mailRoutes.retry}
        description={t.mailRoutes.retryHint}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        allowDuplicates
        maxTags={30}
        {...form.getInputProps('retrySeconds')}
      />
    </FieldGroup>
  );
}
