import { Badge, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  beginSecondFactor,
  type Proof,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorQuery,
} from '../../api/second-factor.ts';
import { sessionQuery } from '../../api/session.ts';
import { useTexts } from '../../texts/texts.tsx';
import { ProofForm } from './proof-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { type Setup, SetupForm } from './setup-form.tsx';

type Step =
  | { at: 'prove'; act: 'begin' | 'renew' | 'remove' }
  | { at: 'setup'; setup: Setup }
  | { at: 'codes'; codes: string[] };

/** The own second factor: whether there is one, and what can be done about it. */
export function SecondFactor() {
  const t = useTexts();
  const { data } = useQuery(secondFactorQuery);
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Title order={2} size="h4">
          {t.profile.factor}
        </Title>
        {data && (
          <Badge variant="light" tt="none" color={data.enabled ? 'green' : 'orange'}>
            {data.enabled ? t.profile.on : t.profile.off}
          </Badge>
        )}
      </Group>
      <Text size="sm" maw={620}>
        {t.profile.factorText}
      </Text>
      {data?.enabled && (
        <Text size="sm" c="dimmed">
          {t.profile.recoveryLeft(data.recoveryCodes)}
        </Text>
      )}
      {data && (
        <Group gap="xs">
          <Button variant={data.enabled ? 'default' : 'filled'} onClick={() => setStep({ at: 'prove', act: 'begin' })}>
            {data.enabled ? t.profile.anew : t.profile.begin}
          </Button>
          {data.enabled && (
            <Button variant="default" onClick={() => setStep({ at: 'prove', act: 'renew' })}>
              {t.profile.renew}
            </Button>
          )}
          {data.enabled && !data.required && (
            <Button variant="subtle" color="red" onClick={() => setStep({ at: 'prove', act: 'remove' })}>
              {t.profile.remove}
            </Button>
          )}
        </Group>
      )}
      {data?.enabled && data.required && (
        <Text size="xs" c="dimmed">
          {t.profile.required}
        </Text>
      )}
      <Modal
        opened={step !== null}
        onClose={close}
        closeOnClickOutside={step?.at === 'prove'}
        title={step?.at === 'codes' ? t.profile.codesTitle : step?.at === 'setup' ? t.profile.factor : t.profile.prove}
      >
        {step && <Steps step={step} withCode={data?.enabled ?? false} go={setStep} close={close} />}
      </Modal>
    </Stack>
  );
}

function Steps({ step, withCode, go, close }: { step: Step; withCode: boolean; go(step: Step): void; close(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const showCodes = (codes: string[]) => {
    void queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey, exact: true });
    go({ at: 'codes', codes });
  };
  if (step.at === 'setup') return <SetupForm setup={step.setup} onDone={showCodes} onCancel={close} />;
  if (step.at === 'codes')
    return (
      <RecoveryCodes
        codes={step.codes}
        onDone={() => {
          close();
          void changed();
        }}
      />
    );
  const prove = async (proof: Proof) => {
    if (step.act === 'begin') return go({ at: 'setup', setup: await beginSecondFactor(proof) });
    if (step.act === 'renew') return showCodes((await renewRecoveryCodes(proof)).codes);
    await removeSecondFactor(proof);
    notifications.show({ color: 'green', message: t.profile.removed });
    close();
    await changed();
  };
  return <ProofForm withCode={withCode} prove={prove} onCancel={close} />;
}
