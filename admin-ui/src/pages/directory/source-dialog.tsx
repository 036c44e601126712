import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createSource, testSource, updateSource } from '../../api/sources.ts';
import type { Domain, Source } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { IconTestPipe } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { ConnectionFields, PeopleFields, ScheduleFields } from './source-fields.tsx';
import { type SourceValues, sourceBody, sourceRules, sourceValues } from './source-form.ts';
import { TestResult } from './source-test.tsx';

interface Props {
  /** null = closed. */
  source: Source | 'new' | null;
  domains: Domain[];
  onClose(): void;
}

/** Add or edit an identity source, and try it before it is saved. */
export function SourceDialog(props: Props) {
  const t = useTexts();
  const { source } = props;
  const title = source === null || source === 'new' ? t.sources.newTitle : t.sources.editTitle(source.name);
  return (
    <Modal opened={source !== null} onClose={props.onClose} title={title} size="xl">
      {source && <SourceForm {...props} source={source} />}
    </Modal>
  );
}

function SourceForm({ source, domains, onClose }: Props & { source: Source | 'new' }) {
  const t = useTexts();
  const queries = useQueryClient();
  const old = source === 'new' ? null : source;
  const form = useForm<SourceValues>({
    initialValues: sourceValues(old, domains[0]?.id ?? ''),
    validate: sourceRules(t),
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => (old ? updateSource(old.id, sourceBody(values, old)) : createSource(sourceBody(values, null))),
    ({ name }) => {
      void queries.invalidateQueries({ queryKey: [keys.sources] });
      notifications.show({
        color: 'green',
        title: old ? t.sources.saved(name) : t.sources.created(name),
        message: old ? null : t.sources.createdText,
      });
      onClose();
    },
  );
  const trial = useMutation({
    mutationFn: (values: SourceValues) =>
      testSource({ ...sourceBody(values, old), name: values.name.trim() || '–', ...(old && { id: old.id }) }),
  });
  const tryIt = () => {
    const { errors } = form.validate();
    if (!errors.host && !errors.domainId && !errors.filter) trial.mutate(form.getValues());
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <ConnectionFields form={form} domains={domains} keeps={old?.hasPassword ?? false} />
        <PeopleFields form={form} />
        <ScheduleFields form={form} />
        <Group gap="sm" aria-busy={trial.isPending}>
          <Button variant="default" leftSection={<IconTestPipe size={16} />} loading={trial.isPending} onClick={tryIt}>
            {t.sources.tryIt}
          </Button>
          {trial.isPending && (
            <Group gap="xs" role="status">
              <Loader size="xs" />
              <Text size="sm">{t.sources.testRunning}</Text>
            </Group>
          )}
        </Group>
        <ErrorNote error={trial.error} />
        {trial.data && !trial.isPending && <TestResult test={trial.data} />}
        <FormFooter error={error} pending={pending} action={old ? t.common.save : t.sources.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
