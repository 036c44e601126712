import {
  Button,
  FileInput,
  Group,
  Modal,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { domainsQuery } from '../../api/directory.ts';
import { base64Of, importTokens } from '../../api/imports.ts';
import { keys } from '../../api/keys.ts';
import type { Domain } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconUpload } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';
import { ImportReport } from './import-report.tsx';

/** Tokens out of a seed file: choose, see what would happen, import. */
export function TokenImportDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { texts: t } = useLanguage();
  const domains = useQuery(domainsQuery).data ?? [];
  return (
    <Modal opened={opened} onClose={onClose} title={t.imports.tokensTitle} size="xl">
      {opened && domains.length > 0 && <ImportForm domains={domains} onClose={onClose} />}
    </Modal>
  );
}

/** What devices have (s). */
const PERIODS = [30, 60];

/** Pairs of serial number and login, one a line; a line that is none gives its number. */
function pairsOf(text: string): { serial: string; login: string }[] | number {
  const pairs: { serial: string; login: string }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [serial = '', login = ''] = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (serial === '' || login === '') return at + 1;
    pairs.push({ serial, login });
  }
  return pairs;
}

function ImportForm({ domains, onClose }: { domains: Domain[]; onClose(): void }) {
  const { texts: t, formats } = useLanguage();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      file: null as File | null,
      ...{ domainId: domains[0]?.id ?? '', issuer: '', key: '', password: '', assignments: '', withoutMac: false },
      period: null as string | null,
    },
    validate: {
      issuer: (issuer) =>
        issuer.trim() === '' ? t.imports.issuerMissing : issuer.includes(':') ? t.tokens.noColon : null,
      assignments: (text) => {
        const pairs = pairsOf(text);
        return typeof pairs === 'number' ? t.imports.assignmentWrong(pairs) : null;
      },
    },
    onValuesChange: () => run.reset(),
  });
  const run = useMutation({
    mutationFn: async (dryRun: boolean) => {
      const { file, domainId, issuer, period, key, password, assignments, withoutMac } = form.getValues();
      const pairs = pairsOf(assignments);
      return importTokens({
        ...{ domainId, file: await base64Of(file!), issuer: issuer.trim(), withoutMac, dryRun },
        period: period === null ? null : Number(period),
        ...(key.trim() && { key: key.trim() }),
        ...(password && { password }),
        assignments: typeof pairs === 'number' ? [] : pairs,
      });
    },
    onSuccess: ({ dryRun, counts }) => {
      if (dryRun) return;
      for (const area of [keys.tokens, keys.users, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({ color: 'green', message: t.imports.done(formats.number(counts.create)) });
    },
  });
  const report = run.data;
  const willDo = report?.dryRun ? report.counts.create : 0;
  const go = (dryRun: boolean) => {
    if (!form.validate().hasErrors) run.mutate(dryRun);
  };
  return (
    <Stack>
      <Text size="sm">{t.imports.tokensText}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <FileInput
          label={t.imports.file}
          description={t.imports.tokensFileHint}
          placeholder={t.imports.chooseFile}
          leftSection={<IconUpload size={16} aria-hidden />}
          clearable
          {...form.getInputProps('file')}
        />
        <Select
          label={t.imports.domain}
          description={t.imports.tokensDomainHint}
          allowDeselect={false}
          data={domains.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('domainId')}
        />
        <TextInput
          label={t.imports.issuer}
          description={t.imports.issuerHint}
          required
          {...form.getInputProps('issuer')}
        />
        <Select
          label={t.imports.period}
          description={t.imports.periodHint}
          placeholder={t.imports.seconds(30)}
          clearable
          data={PERIODS.map((seconds) => ({ value: String(seconds), label: t.imports.seconds(seconds) }))}
          {...form.getInputProps('period')}
        />
        <PasswordInput
          label={t.imports.key}
          description={t.imports.keyHint}
          autoComplete="off"
          {...form.getInputProps('key')}
        />
        <PasswordInput
          label={t.imports.password}
          description={t.imports.passwordHint}
          autoComplete="off"
          {...form.getInputProps('password')}
        />
      </SimpleGrid>
      <Textarea
        label={t.imports.assignments}
        description={t.imports.assignmentsHint}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        placeholder="71358472, anna"
        {...form.getInputProps('assignments')}
      />
      <Switch
        label={t.imports.withoutMac}
        description={t.imports.withoutMacHint}
        {...form.getInputProps('withoutMac', { type: 'checkbox' })}
      />
      <ErrorNote error={run.error} />
      {report && (
        <ImportReport
          report={report}
          read={t.imports.format(t.imports.formats[report.format] ?? report.format, report.protection)}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {report && !report.dryRun ? t.common.close : t.common.cancel}
        </Button>
        {report?.dryRun !== false && (
          <Button
            variant={willDo > 0 ? 'default' : 'filled'}
            disabled={!form.values.file}
            loading={run.isPending}
            onClick={() => go(true)}
          >
            {report ? t.imports.checkAgain : t.imports.check}
          </Button>
        )}
        {willDo > 0 && (
          <Button disabled={run.isPending} onClick={() => go(false)}>
            {t.imports.importNow(formats.number(willDo))}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
