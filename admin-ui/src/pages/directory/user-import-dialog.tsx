import { Button, FileInput, Group, Modal, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { base64Of, importUsers } from '../../api/imports.ts';
import { keys } from '../../api/keys.ts';
import type { Domain, UserImportInput, UserImportReport } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FieldGroup } from '../../parts/field-group.tsx';
import { IconUpload } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';
import { ImportReport } from './import-report.tsx';

interface Props {
  opened: boolean;
  domains: Domain[];
  /** Chosen on the page. */
  domainId: string | undefined;
  onClose(): void;
}

type Columns = UserImportReport['columns'];

/** Users out of a CSV file: choose, see what would happen, import. */
export function UserImportDialog({ opened, onClose, ...rest }: Props) {
  const { texts: t } = useLanguage();
  return (
    <Modal opened={opened} onClose={onClose} title={t.imports.usersTitle} size="xl">
      {opened && <ImportForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

function ImportForm({ domains, domainId, onClose }: Omit<Props, 'opened'>) {
  const { texts: t, formats } = useLanguage();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [domain, setDomain] = useState(domainId ?? domains[0]?.id ?? '');
  const [existing, setExisting] = useState<NonNullable<UserImportInput['existing']>>('update');
  const [columns, setColumns] = useState<Columns | null>(null);
  const run = useMutation({
    mutationFn: async ({ dryRun, mapped }: { dryRun: boolean; mapped: Columns | null }) =>
      importUsers({
        ...{ domainId: domain, file: await base64Of(file!), existing, dryRun },
        ...(mapped && { columns: mapped }),
      }),
    onSuccess: ({ dryRun, counts, columns: found }) => {
      setColumns(found);
      if (dryRun) return;
      for (const area of [keys.users, keys.domains, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({
        color: 'green',
        message: t.imports.done(formats.number(counts.create + counts.update)),
      });
    },
  });
  /** What was reported no longer holds. */
  const anew = () => run.reset();
  const report = run.data;
  const willDo = report?.dryRun ? report.counts.create + report.counts.update : 0;
  return (
    <Stack>
      <Text size="sm">{t.imports.usersText}</Text>
      <FileInput
        label={t.imports.file}
        description={t.imports.usersFileHint}
        placeholder={t.imports.chooseFile}
        accept=".csv,.txt,text/csv,text/plain"
        leftSection={<IconUpload size={16} aria-hidden />}
        clearable
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setColumns(null);
          anew();
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t.imports.domain}
          allowDeselect={false}
          data={domains.map(({ id, name }) => ({ value: id, label: name }))}
          value={domain}
          onChange={(id) => {
            setDomain(id ?? '');
            anew();
          }}
        />
        <Select
          label={t.imports.existing}
          allowDeselect={false}
          data={(['update', 'skip'] as const).map((value) => ({ value, label: t.imports.existings[value] }))}
          value={existing}
          onChange={(value) => {
            setExisting(value === 'skip' ? 'skip' : 'update');
            anew();
          }}
        />
      </SimpleGrid>
      {report && columns && report.headings.length > 0 && report.dryRun && (
        <ColumnFields
          report={report}
          columns={columns}
          onChange={(mapped) => {
            setColumns(mapped);
            run.mutate({ dryRun: true, mapped });
          }}
        />
      )}
      <ErrorNote error={run.error} />
      {report && (
        <ImportReport
          report={report}
          read={t.imports.read(report.encoding, t.imports.delimiters[report.delimiter] ?? report.delimiter)}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {report && !report.dryRun ? t.common.close : t.common.cancel}
        </Button>
        {report?.dryRun !== false && (
          <Button
            variant={willDo > 0 ? 'default' : 'filled'}
            disabled={!file}
            loading={run.isPending}
            onClick={() => run.mutate({ dryRun: true, mapped: columns })}
          >
            {report ? t.imports.checkAgain : t.imports.check}
          </Button>
        )}
        {willDo > 0 && (
          <Button disabled={run.isPending} onClick={() => run.mutate({ dryRun: false, mapped: columns })}>
            {t.imports.importNow(formats.number(willDo))}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What each column is, with what stands in its first lines. */
function ColumnFields(props: { report: UserImportReport; columns: Columns; onChange(columns: Columns): void }) {
  const { report, columns, onChange } = props;
  const { texts: t } = useLanguage();
  const choices = Object.entries(t.imports.fields).map(([value, label]) => ({ value, label }));
  return (
    <FieldGroup title={t.imports.columns} text={t.imports.columnsText}>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
        {report.headings.map((heading, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, headings may repeat
            key={at}
            label={heading}
            aria-label={t.imports.column(heading)}
            description={report.samples.map((cells) => cells[at]).find(Boolean) ?? t.common.none}
            allowDeselect={false}
            data={choices}
            value={columns[at] ?? 'skip'}
            onChange={(value) =>
              onChange(columns.map((field, index) => (index === at ? (value as Columns[number]) : field)))
            }
          />
        ))}
      </SimpleGrid>
    </FieldGroup>
  );
}
