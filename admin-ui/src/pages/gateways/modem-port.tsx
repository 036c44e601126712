import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { adoptModem } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconInfoCircle, IconUsb } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Where a modem is expected and where it was found; and taking another device for it. */
export function ModemPort({ modem }: { modem: Modem }) {
  const t = useTexts();
  const { name, port, currentPort, enabled } = modem;
  const moved = currentPort !== null && currentPort !== port && !isAlias(port);
  const adopt = useAdopt(modem);
  return (
    <Paper p="md" component="section" aria-labelledby="port" data-testid="port">
      <Title order={2} id="port" mb="sm">
        {t.modemPage.portTitle}
      </Title>
      <Stack gap="sm">
        <Facts
          facts={[
            { label: t.modemPage.portConfigured, value: <span className="mono">{port}</span> },
            {
              label: t.modemPage.portCurrent,
              value:
                currentPort === null ? (
                  t.modemPage.portNowhere
                ) : currentPort === port ? (
                  t.modemPage.portSame
                ) : (
                  <span className="mono">{currentPort}</span>
                ),
            },
          ]}
        />
        {moved && (
          <Alert color="gray" variant="light" p="sm" icon={<IconInfoCircle aria-hidden />}>
            <Text size="sm">{t.modemPage.portMoved}</Text>
          </Alert>
        )}
        <Group gap="xs" align="center">
          <May needs="adoptModem">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUsb size={16} />}
              disabled={!enabled}
              onClick={adopt}
              aria-label={`${t.modemPage.adopt}: ${name}`}
            >
              {t.modemPage.adopt}
            </Button>
          </May>
          <Text size="xs" c="dimmed">
            {t.modemPage.adoptHint}
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}

/** A name under /dev/serial leads to a device of another name: being found there is no move. */
function isAlias(port: string): boolean {
  return port.startsWith('/dev/serial/');
}

function useAdopt({ id, name, port }: Modem): () => void {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  return () =>
    confirm({
      title: t.modemPage.adoptTitle(name),
      text: t.modemPage.adoptText(name, port),
      action: t.modemPage.adoptAction,
      danger: true,
      run: () => adoptModem(id),
      done: () => {
        for (const area of [keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
        notifications.show({ color: 'green', message: t.modemPage.adopted(name) });
      },
    });
}
