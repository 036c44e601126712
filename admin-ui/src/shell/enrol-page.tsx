import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { beginSecondFactor } from '../api/second-factor.ts';
import { sessionQuery, useSignOut } from '../api/session.ts';
import { ProofForm } from '../pages/profile/proof-form.tsx';
import { RecoveryCodes } from '../pages/profile/recovery-codes.tsx';
import { type Setup, SetupForm } from '../pages/profile/setup-form.tsx';
import { useTexts } from '../texts/texts.tsx';

/** Where a second factor is required and there is none yet: nothing else is shown before. */
export function EnrolPage() {
  const t = useTexts();
  const queries = useQueryClient();
  const signOut = useSignOut();
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const goOn = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper w="100%" maw={440} p="xl" shadow="sm">
        <Stack>
          <Title order={1} size="h3">
            {codes ? t.profile.codesTitle : t.profile.requiredTitle}
          </Title>
          {!codes && !setup && <Text size="sm">{t.profile.requiredText}</Text>}
          {codes ? (
            <RecoveryCodes codes={codes} onDone={goOn} />
          ) : setup ? (
            <SetupForm setup={setup} onDone={setCodes} />
          ) : (
            <ProofForm withCode={false} prove={async (proof) => setSetup(await beginSecondFactor(proof))} />
          )}
          {!codes && (
            <Button variant="subtle" size="compact-sm" onClick={() => signOut.mutate()}>
              {t.shell.signOut}
            </Button>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}
