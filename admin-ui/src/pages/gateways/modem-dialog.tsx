import { Modal } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import { ModemForm } from './modem-form.tsx';

/** Edit a modem. @param modem null = closed */
export function ModemDialog({ modem, onClose }: { modem: Modem | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={modem !== null} onClose={onClose} title={modem && t.modems.editTitle(modem.name)} size="lg">
      {modem && <ModemForm old={modem} onCancel={onClose} onSaved={onClose} />}
    </Modal>
  );
}
