import {
  Autocomplete,
  Button,
  FileButton,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { type BulkInput, type BulkPlan, planBulk } from '../../api/push-room.ts';
import { useKnownGroups } from '../../api/sources.ts';
import { DomainSelect } from '../../parts/domain-select.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconUpload } from '../../parts/icons.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { decodeFile, loginsOf } from './bulk-logins.ts';
import { Planned } from './bulk-planned.tsx';

interface Values extends Record<string, unknown> {
  name: string;
  domainId: string | null;
  group: string;
  q: string;
  logins: string;
  unverified: boolean;
  channels: string;
}

/** Whose tokens, then the dry run, then the start. */
export function BulkDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.bulk.newTitle} size="lg">
      <Steps onClose={onClose} />
    </Modal>
  );
}

function inputOf(values: Values): BulkInput {
  const { name, domainId, group, q, logins, unverified, channels } = values;
  return {
    name: name.trim(),
    domainId,
    group: group.trim() || null,
    q: q.trim(),
    logins: loginsOf(logins),
    unverified,
    channels: channels.split(',') as ('email' | 'sms')[],
  };
}

function Steps({ onClose }: { onClose(): void }) {
  const [plan, setPlan] = useState<BulkPlan | null>(null);
  const form = useForm<Values>({
    initialValues: {
      ...{ name: '', domainId: null, group: '', q: '', logins: '', unverified: true, channels: 'email,sms' },
    },
  });
  return plan ? (
    <Planned plan={plan} input={inputOf(form.getValues())} onBack={() => setPlan(null)} onClose={onClose} />
  ) : (
    <Selection form={form} onPlan={setPlan} onClose={onClose} />
  );
}

function Selection(props: { form: UseFormReturnType<Values>; onPlan(plan: BulkPlan): void; onClose(): void }) {
  const { form } = props;
  const { texts: t, formats } = useLanguage();
  const groups = useKnownGroups();
  const count = loginsOf(form.getValues().logins).length;
  /** Only its logins are kept, so that one sees who is meant. */
  const take = async (file: File) => {
    const logins = loginsOf(decodeFile(new Uint8Array(await file.arrayBuffer())));
    form.setFieldValue('logins', logins.join('\n'));
  };
  const { onSubmit, pending, error } = useSubmit(form, (values) => planBulk(inputOf(values)), props.onPlan);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput label={t.bulk.name} description={t.bulk.nameHint} data-autofocus {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DomainSelect
            label={t.bulk.domain}
            all={t.bulk.anyDomain}
            value={form.getValues().domainId}
            onChange={(id) => form.setFieldValue('domainId', id)}
          />
          <Select
            label={t.bulk.channels}
            data={Object.entries(t.policy.orders).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            {...form.getInputProps('channels')}
          />
        </SimpleGrid>
        <Autocomplete
          label={t.bulk.group}
          description={t.bulk.groupHint}
          data={groups}
          {...form.getInputProps('group')}
        />
        <TextInput label={t.bulk.search} {...form.getInputProps('q')} />
        <div>
          <Textarea
            label={t.bulk.logins}
            description={t.bulk.loginsHint}
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('logins')}
          />
          <Group gap="xs" mt={6}>
            <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => file && void take(file)}>
              {(button) => (
                <Button variant="default" size="xs" leftSection={<IconUpload size={14} />} {...button}>
                  {t.bulk.fromFile}
                </Button>
              )}
            </FileButton>
            {count > 0 && (
              <Text size="xs" c="dimmed" role="status">
                {t.bulk.loginsCount(formats.number(count), count)}
              </Text>
            )}
          </Group>
        </div>
        <Switch label={t.bulk.unverified} {...form.getInputProps('unverified', { type: 'checkbox' })} />
        <FormFooter error={error} pending={pending} action={t.bulk.plan} onCancel={props.onClose} />
      </Stack>
    </form>
  );
}
