import { Paper, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { updateSim } from '../../api/sims.ts';
import type { Sim } from '../../api/types.ts';
import { Editable } from '../../parts/editable.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useUnsaved } from '../../parts/leave-guard.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { BalanceFields, NetworkFields, PaceFields, QuotaFields } from './sim-fields.tsx';
import { bodyOf, type SimValues, simRules, valuesOf } from './sim-form.ts';
import { simName } from './sim-state.tsx';

/** What an administrator sets for a SIM. Later news of the SIM does not disturb who is typing. */
export function SimSettings({ sim }: { sim: Sim }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm<SimValues>({
    initialValues: valuesOf(sim),
    validate: simRules(t),
    validateInputOnBlur: ['smsc', 'balanceQuery.code', 'balanceQuery.pattern'],
  });
  useUnsaved(form.isDirty());
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => updateSim(sim.iccid, bodyOf(values)),
    (saved) => {
      form.setInitialValues(valuesOf(saved));
      form.reset();
      for (const area of [keys.sims, keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({ color: 'green', title: t.sims.saved(simName(saved)), message: t.sims.savedText });
    },
  );
  return (
    <Paper p="md" component="section" aria-labelledby="sim-settings">
      <Title order={2} id="sim-settings" mb="sm">
        {t.sims.settings}
      </Title>
      <form onSubmit={onSubmit} noValidate>
        <Editable needs="updateSim" gap="lg">
          <TextInput label={t.sims.name} description={t.sims.nameHint} maw={420} {...form.getInputProps('name')} />
          <QuotaFields form={form} />
          <PaceFields form={form} />
          <NetworkFields form={form} />
          <BalanceFields form={form} />
          <FormFooter error={error} pending={pending} action={t.sims.save} />
        </Editable>
      </form>
    </Paper>
  );
}
