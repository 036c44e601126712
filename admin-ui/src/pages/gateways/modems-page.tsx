import { Button, Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modemsQuery } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconPlus, IconRouter } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ModemCard } from './modem-card.tsx';
import { ModemDialog } from './modem-dialog.tsx';
import { ModemWizard } from './modem-wizard.tsx';
import { SimulatorPanel } from './simulator-panel.tsx';
import { TranscriptDialog } from './transcript-dialog.tsx';

/** Gateways | Modems: how each is, and in the demonstration the other side of the air. */
export default function ModemsPage() {
  const t = useTexts();
  const modems = useQuery(modemsQuery);
  const [editing, setEditing] = useState<Modem | null>(null);
  const [adding, { open, close }] = useDisclosure();
  const [reading, setReading] = useState<Modem | null>(null);
  const add = (
    <May needs="createModem">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t.modems.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.modems}
        crumbs={[{ label: t.shell.areas.gateways }]}
        text={t.modems.text}
        actions={add}
      />
      <Stack gap="lg">
        <ErrorNote error={modems.error} onRetry={() => void modems.refetch()} />
        {modems.isPending && <Skeleton height={220} radius="lg" aria-label={t.common.loading} />}
        {modems.data?.length === 0 && (
          <Paper>
            <EmptyState icon={IconRouter} title={t.modems.emptyTitle} text={t.modems.emptyText} action={add} />
          </Paper>
        )}
        {modems.data && modems.data.length > 0 && (
          <SimpleGrid cols={{ base: 1, lg: modems.data.length === 1 ? 1 : 2 }} component="section">
            {modems.data.map((modem) => (
              <ModemCard
                key={modem.id}
                modem={modem}
                onEdit={() => setEditing(modem)}
                onTranscript={() => setReading(modem)}
              />
            ))}
          </SimpleGrid>
        )}
        {modems.data?.some(({ port, enabled }) => port === 'simulator' && enabled) && (
          <May needs="listSimulatedSms">
            <SimulatorPanel />
          </May>
        )}
      </Stack>
      <ModemWizard opened={adding} onClose={close} />
      <ModemDialog modem={editing} onClose={() => setEditing(null)} />
      <TranscriptDialog modem={reading} onClose={() => setReading(null)} />
    </>
  );
}
