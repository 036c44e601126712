import { Modal, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Modem } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import { ModemForm } from './modem-form.tsx';
import { WizardPort } from './wizard-port.tsx';
import { WizardProbe } from './wizard-probe.tsx';
import { WizardTest } from './wizard-test.tsx';

/** Adds a modem step by step: port, who answers there, name and PIN, a test SMS. */
export function ModemWizard({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.wizard.title} size="xl" closeOnClickOutside={false}>
      <Steps onClose={onClose} />
    </Modal>
  );
}

type Place =
  | { step: 'port'; port: string }
  | { step: 'probe'; port: string; profile: string | null }
  | { step: 'save'; port: string; profile: string | null }
  | { step: 'test'; modem: Modem };

const ORDER: Place['step'][] = ['port', 'probe', 'save', 'test'];

function Steps({ onClose }: { onClose(): void }) {
  const t = useTexts();
  const [place, go] = useState<Place>({ step: 'port', port: '' });
  return (
    <Stack>
      <Head step={place.step} />
      {shown(place, go, onClose, t.common.back)}
    </Stack>
  );
}

/** @param back says the way back to the first step */
function shown(place: Place, go: (place: Place) => void, onClose: () => void, back: string): ReactNode {
  switch (place.step) {
    case 'port':
      return (
        <WizardPort
          port={place.port}
          onProbe={(port, profile) => go({ step: 'probe', port, profile })}
          onSkip={(port, profile) => go({ step: 'save', port, profile })}
          onCancel={onClose}
        />
      );
    case 'probe':
      return (
        <WizardProbe
          port={place.port}
          profile={place.profile}
          onBack={() => go({ step: 'port', port: place.port })}
          onNext={() => go({ step: 'save', port: place.port, profile: place.profile })}
        />
      );
    case 'save':
      return (
        <ModemForm
          old={null}
          begun={place}
          cancel={back}
          onCancel={() => go({ step: 'port', port: place.port })}
          onSaved={(modem) => (modem.enabled ? go({ step: 'test', modem }) : onClose())}
        />
      );
    case 'test':
      return <WizardTest modem={place.modem} onClose={onClose} />;
  }
}

/** Which step it is; a new one takes the focus, so that a screen reader says so. */
function Head({ step }: { step: Place['step'] }) {
  const t = useTexts();
  const heading = useRef<HTMLParagraphElement>(null);
  const first = useRef(true);
  const at = ORDER.indexOf(step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new step, not each drawing
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [step]);
  return (
    <div>
      <Text ref={heading} tabIndex={-1} size="sm" fw={600} mb={6} style={{ outline: 'none' }}>
        {t.wizard.step(at + 1, ORDER.length, t.wizard.steps[at] ?? '')}
      </Text>
      <Progress.Root size={6} aria-hidden>
        <Progress.Section value={((at + 1) / ORDER.length) * 100} role="presentation" />
      </Progress.Root>
    </div>
  );
}
