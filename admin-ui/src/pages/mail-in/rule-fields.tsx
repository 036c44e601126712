import { SimpleGrid, TagsInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { FieldGroup } from '../../parts/field-group.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  /** `senders` or `recipients`: where the fields are in the form. */
  of: 'senders' | 'recipients';
  inputProps(path: string): GetInputPropsReturnType;
}

/** Which addresses pass, and which never do. */
export function RuleFields({ of, inputProps }: Props) {
  const { mailIn: t } = useTexts();
  return (
    <FieldGroup title={of === 'senders' ? t.senders : t.recipients} text={t.patterns}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TagsInput
          label={t.only}
          description={t.onlyHint}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...inputProps(`${of}.allow`)}
        />
        <TagsInput
          label={t.never}
          description={t.neverHint}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...inputProps(`${of}.deny`)}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}
