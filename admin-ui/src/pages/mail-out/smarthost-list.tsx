import { ActionIcon, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { newHost, type RouteValues } from './mail-route-form.ts';
import { SmarthostFields } from './smarthost-fields.tsx';

/** As many as a route may have. */
const MOST = 10;

/** The smarthosts of a route in order of preference. */
export function SmarthostList({ form }: { form: UseFormReturnType<RouteValues> }) {
  const t = useTexts();
  const { hosts } = form.values;
  const change = (next: RouteValues['hosts']) => {
    // Errors belong to places, and the places change.
    form.clearErrors();
    form.setFieldValue('hosts', next);
  };
  const move = (index: number, by: number) => change(hosts.toSpliced(index, 1).toSpliced(index + by, 0, hosts[index]!));
  return (
    <Stack gap="sm">
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t.mailRoutes.hosts}>
        {hosts.map(({ key, host }, index) => {
          const name = host.trim() || t.mailRoutes.hostNo(index + 1);
          return (
            <Paper component="li" key={key} p="sm" data-testid="smarthost">
              {hosts.length > 1 && (
                <Group gap={4} wrap="nowrap" mb="xs">
                  <Text size="sm" fw={600} flex={1} className="breakable">
                    {t.mailRoutes.hostPlace(index + 1)}
                  </Text>
                  <ActionIcon
                    aria-label={t.mailRoutes.hostUp(name)}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t.mailRoutes.hostDown(name)}
                    disabled={index === hosts.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon aria-label={t.mailRoutes.hostOut(name)} onClick={() => change(hosts.toSpliced(index, 1))}>
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              )}
              <SmarthostFields form={form} index={index} />
            </Paper>
          );
        })}
      </Stack>
      {hosts.length < MOST && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} />}
            onClick={() => change([...hosts, newHost()])}
          >
            {t.mailRoutes.hostAdd}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
