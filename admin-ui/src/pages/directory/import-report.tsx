import { Alert, Stack, Text } from '@mantine/core';
import type { TokenImportReport, UserImportReport } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { IconAlertTriangle, IconCircleCheck } from '../../parts/icons.ts';
import { useLanguage } from '../../texts/texts.tsx';

type Report = UserImportReport | TokenImportReport;
type Line = Report['lines'][number];

/** Lines shown at once; errors stand first. */
const SHOWN = 100;

/** What became of each line of a file, or what would. */
export function ImportReport({ report, read }: { report: Report; read: string }) {
  const { texts: t, formats } = useLanguage();
  const { create, update, same, skip, error } = report.counts;
  const columns: Column<Line>[] = [
    {
      key: 'line',
      header: t.imports.line,
      width: '70px',
      align: 'right',
      cell: ({ line }) => <span className="numbers">{line}</span>,
    },
    { key: 'name', header: t.imports.what, card: 'title', long: true, width: '28%', cell: ({ name }) => name },
    {
      key: 'outcome',
      header: t.imports.outcome,
      width: '120px',
      cell: ({ outcome }) => (
        <Text
          size="sm"
          fw={outcome === 'error' ? 650 : 400}
          c={outcome === 'error' ? 'var(--mantine-color-error)' : ''}
        >
          {t.imports.outcomes[outcome]}
        </Text>
      ),
    },
    { key: 'message', header: t.imports.message, long: true, cell: ({ message }) => message && t.says(message) },
  ];
  const rows = report.lines.slice(0, SHOWN);
  return (
    <Stack gap="sm">
      <Alert
        color={error > 0 ? 'orange' : 'green'}
        variant="light"
        icon={error > 0 ? <IconAlertTriangle aria-hidden /> : <IconCircleCheck aria-hidden />}
        title={report.dryRun ? t.imports.reportTrial : t.imports.reportDone}
        role="status"
      >
        <Text size="sm">
          {t.imports.counts({
            create: formats.number(create),
            update: formats.number(update),
            same: formats.number(same),
            skip: formats.number(skip),
            error: formats.number(error),
          })}
        </Text>
        <Text size="xs">{read}</Text>
      </Alert>
      {rows.length > 0 && (
        <PlainTable
          caption={t.imports.reportTrial}
          columns={columns}
          rows={rows}
          rowKey={({ line, name, outcome }) => `${line} ${name} ${outcome}`}
        />
      )}
      {report.lines.length > SHOWN && (
        <Text size="xs" c="dimmed">
          {t.imports.capped}
        </Text>
      )}
    </Stack>
  );
}
