import { Loader, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { capturedHtmlUrl, capturedSourceQuery } from '../../api/captured.ts';
import type { Captured } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { MailFrame } from '../../parts/mail-frame.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './captured.module.css';

/** Of the mail: what the window leaves below the header, but never a mere slit. */
const HEIGHT = 'max(560px, calc(100vh - 380px))';

/** More characters of a source than this only make the page slow; the download has them all. */
const MOST_SHOWN = 200_000;

/** The mail as a client shows it, as plain text, its headers, its MIME parts and its source. */
export function MailViews({ mail }: { mail: Captured }) {
  const t = useTexts();
  const views: [string, string, ReactNode][] = [
    ...(mail.html === null
      ? []
      : [['html', t.captured.message, <Html key="html" mail={mail} />] satisfies [string, string, ReactNode]]),
    [
      'plain',
      t.captured.plain,
      <Plain key="plain" text={mail.text} none={t.captured.noPlain} label={t.captured.plain} />,
    ],
    ['headers', t.captured.headers, <Headers key="headers" headers={mail.headers} />],
    ['parts', t.captured.parts, <Parts key="parts" parts={mail.parts} />],
    ['source', t.captured.source, <Source key="source" id={mail.id} />],
  ];
  return (
    <Tabs defaultValue={mail.html === null ? 'plain' : 'html'} keepMounted={false}>
      <Tabs.List aria-label={t.captured.views} mb="sm" className={styles.tabs}>
        {views.map(([value, label]) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {views.map(([value, , view]) => (
        <Tabs.Panel key={value} value={value}>
          {view}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Html({ mail }: { mail: Captured }) {
  const t = useTexts();
  return (
    <div className={styles.frame}>
      <MailFrame src={capturedHtmlUrl(mail.id)} title={t.captured.frame(mail.subject)} height={HEIGHT} />
    </div>
  );
}

function Plain({ text, none, label }: { text: string | null; none: string; label: string }) {
  if (!text)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles.text} aria-label={label} tabIndex={0}>
      <pre className="mono">{text}</pre>
    </section>
  );
}

function Headers({ headers }: { headers: Captured['headers'] }) {
  return (
    <Facts
      facts={headers.map(({ name, value }, index) => ({
        key: String(index),
        label: name,
        value: <span className="mono">{value}</span>,
      }))}
    />
  );
}

function Parts({ parts }: { parts: Captured['parts'] }) {
  const t = useTexts();
  const columns: Column<Captured['parts'][number]>[] = [
    { key: 'type', header: t.captured.type, card: 'title', cell: ({ type }) => <span className="mono">{type}</span> },
    {
      key: 'place',
      header: t.captured.place,
      width: '120px',
      cell: ({ inline }) => (inline ? t.captured.inline : t.captured.attached),
    },
    { key: 'name', header: t.captured.filename, long: true, cell: ({ filename }) => filename },
    {
      key: 'cid',
      header: t.captured.contentId,
      long: true,
      cell: ({ contentId }) => contentId && <span className="mono">{contentId}</span>,
    },
    {
      key: 'size',
      header: t.captured.size,
      align: 'right',
      width: '110px',
      cell: ({ bytes }) => <span className="numbers">{t.common.bytes(bytes)}</span>,
    },
  ];
  return (
    <PlainTable
      caption={t.captured.parts}
      columns={columns}
      rows={parts}
      rowKey={(part) => String(parts.indexOf(part))}
    />
  );
}

function Source({ id }: { id: string }) {
  const t = useTexts();
  const source = useQuery(capturedSourceQuery(id));
  if (source.error) return <ErrorNote error={source.error} onRetry={() => void source.refetch()} />;
  if (source.data === undefined) return <Loader size="sm" />;
  const cut = source.data.length > MOST_SHOWN;
  return (
    <Stack gap="xs">
      {cut && (
        <Text size="sm" c="dimmed">
          {t.captured.cut(t.common.bytes(MOST_SHOWN))}
        </Text>
      )}
      <Plain text={source.data.slice(0, MOST_SHOWN)} none="" label={t.captured.source} />
    </Stack>
  );
}
