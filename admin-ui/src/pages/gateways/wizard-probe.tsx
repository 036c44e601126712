import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { probeModem } from '../../api/modems.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ProbeResult } from './probe-result.tsx';

interface Props {
  port: string;
  /** null = chosen by what the modem says of itself. */
  profile: string | null;
  onBack(): void;
  onNext(): void;
}

/**
 * Second step: who answers there. Begins when it opens. Leaving it does not stop the gateway: who comes back to the same
 * port meanwhile waits for the same look.
 */
export function WizardProbe({ port, profile, onBack, onNext }: Props) {
  const t = useTexts();
  // Not kept: each look is one of its own.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['modem-probe', port, profile],
    queryFn: () => probeModem(port, profile),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  const isModem = data?.identity != null;
  return (
    <Stack aria-busy={isFetching}>
      <Text size="sm" className="mono breakable">
        {port}
      </Text>
      {isFetching ? (
        <Group gap="sm" role="status" wrap="nowrap">
          <Loader size="sm" />
          <Text size="sm">{t.wizard.probing}</Text>
        </Group>
      ) : (
        <>
          <ErrorNote error={error} />
          {data && <ProbeResult probe={data} />}
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack}>
          {isFetching ? t.wizard.stop : t.wizard.another}
        </Button>
        <Button variant="default" disabled={isFetching} onClick={() => void refetch()}>
          {t.wizard.again}
        </Button>
        <Button disabled={isFetching} variant={isModem ? 'filled' : 'default'} onClick={onNext}>
          {isModem ? t.wizard.next : t.wizard.skip}
        </Button>
      </Group>
    </Stack>
  );
}
