import { ActionIcon, Group, Input, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Modem } from '../../api/types.ts';
import { IconArrowDown, IconArrowUp, IconX } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  modems: Modem[];
  /** Ids, the preferred first. */
  value: string[];
  onChange(value: string[]): void;
  error: ReactNode;
}

/** Modems in order of preference. */
export function ModemOrder({ modems, value, onChange, error }: Props) {
  const t = useTexts();
  const label = useId();
  const nameOf = (id: string) => modems.find((modem) => modem.id === id)?.name ?? t.smsRoutes.goneModem;
  const rest = modems.filter(({ id }) => !value.includes(id));
  const move = (index: number, by: number) =>
    onChange(value.toSpliced(index, 1).toSpliced(index + by, 0, value[index]!));
  return (
    <Input.Wrapper
      label={t.smsRoutes.modemsField}
      description={t.smsRoutes.modemsHint}
      error={error}
      labelElement="div"
      labelProps={{ id: label }}
    >
      <Stack gap={6} mt={6}>
        {value.length > 0 && (
          <Stack gap={4} component="ol" m={0} p={0} aria-labelledby={label} style={{ listStyle: 'none' }}>
            {value.map((id, index) => {
              const name = nameOf(id);
              return (
                <Group key={id} component="li" gap={4} wrap="nowrap">
                  <Text size="sm" flex={1} className="breakable">
                    {index + 1}. {name}
                  </Text>
                  <ActionIcon
                    aria-label={t.smsRoutes.modemUp(name)}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t.smsRoutes.modemDown(name)}
                    disabled={index === value.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t.smsRoutes.modemOut(name)}
                    onClick={() => onChange(value.toSpliced(index, 1))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              );
            })}
          </Stack>
        )}
        {rest.length > 0 && (
          <Select
            aria-label={t.smsRoutes.modemAdd}
            placeholder={t.smsRoutes.modemAdd}
            data={rest.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={(id) => id && onChange([...value, id])}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}
