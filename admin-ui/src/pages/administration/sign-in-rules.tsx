import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { putSignInRules, signInRulesQuery } from '../../api/second-factor.ts';
import { sessionQuery, useMay } from '../../api/session.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What is required of everybody who signs in. */
export function SignInRules() {
  const t = useTexts();
  const queries = useQueryClient();
  const may = useMay();
  const rules = useQuery(signInRulesQuery).data;
  const put = useMutation({
    mutationFn: putSignInRules,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [keys.admins] });
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <>
      <Switch
        mt="md"
        label={t.roles.require}
        description={t.roles.requireHint}
        checked={rules?.secondFactor === 'required'}
        disabled={!rules || put.isPending || !may('putSignInRules')}
        onChange={(event) => put.mutate(event.currentTarget.checked ? 'required' : 'optional')}
      />
      <ErrorNote error={put.error} />
    </>
  );
}
