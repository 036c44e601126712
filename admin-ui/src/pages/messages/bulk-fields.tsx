import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { mailRoutesQuery } from '../../api/mail-routes.ts';
import { FieldGroup } from '../../parts/field-group.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { type BulkValues, BY_ROUTES } from './bulk-form.ts';
import { CHANNELS, KINDS, STATES } from './message-filters.tsx';

interface Props {
  form: UseFormReturnType<BulkValues>;
}

/** Which messages: all that is filled in must fit. */
export function BulkFilterFields({ form }: Props) {
  const t = useTexts();
  const channels = { email: t.common.email, sms: t.common.sms };
  return (
    <FieldGroup title={t.queue.which} text={t.queue.whichText}>
      <MultiSelect
        label={t.messages.state}
        data={STATES.map((value) => ({ value, label: t.states[value] ?? value }))}
        hidePickedOptions
        {...form.getInputProps('states')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        <Select
          label={t.messages.channel}
          data={[
            { value: '', label: t.messages.anyChannel },
            ...CHANNELS.map((value) => ({ value, label: channels[value] })),
          ]}
          allowDeselect={false}
          {...form.getInputProps('channel')}
        />
        <Select
          label={t.messages.kind}
          data={[
            { value: '', label: t.messages.anyKind },
            ...KINDS.map((value) => ({ value, label: t.messages.kinds[value] })),
          ]}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t.queue.to} description={t.queue.toHint} {...form.getInputProps('to')} />
        <TextInput label={t.queue.from} description={t.queue.fromHint} {...form.getInputProps('from')} />
        <TextInput label={t.queue.via} description={t.queue.viaHint} {...form.getInputProps('via')} />
        <TextInput label={t.queue.problem} description={t.queue.problemHint} {...form.getInputProps('problem')} />
        <TextInput type="datetime-local" label={t.queue.after} {...form.getInputProps('after')} />
        <TextInput type="datetime-local" label={t.queue.before} {...form.getInputProps('before')} />
      </SimpleGrid>
      <TextInput label={t.queue.q} {...form.getInputProps('q')} />
    </FieldGroup>
  );
}

/** Where to instead. */
export function RedirectFields({ form }: Props) {
  const t = useTexts();
  const routes = useQuery(mailRoutesQuery).data ?? [];
  return (
    <FieldGroup title={t.queue.whereTo}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
        <TextInput label={t.queue.newTo} description={t.queue.newToHint} {...form.getInputProps('newTo')} />
        <Select
          label={t.queue.route}
          description={t.queue.routeHint}
          data={[
            { value: '', label: t.queue.routeSame },
            { value: BY_ROUTES, label: t.queue.routeByRoutes },
            ...routes.map(({ id, match, kind }) => ({ value: id, label: `${match} (${t.mailRoutes.kinds[kind]})` })),
          ]}
          allowDeselect={false}
          {...form.getInputProps('route')}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}
