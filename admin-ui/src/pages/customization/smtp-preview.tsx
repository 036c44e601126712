import { Alert, Avatar, Code, Group, Paper, Skeleton, Tabs, Text } from '@mantine/core';
import type { SmtpPreview } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MailFrame } from '../../parts/mail-frame.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PreviewWarnings } from './preview-warnings.tsx';
import styles from './smtp-preview.module.css';

/** The mail as a client shows it, and what is inside it. */
export function SmtpPreviewPane({ preview, error }: { preview: SmtpPreview | undefined; error: unknown }) {
  const t = useTexts();
  if (!preview) return error ? <ErrorNote error={error} /> : <Skeleton h={420} radius="lg" />;
  return (
    <>
      {Boolean(error) && (
        <Alert color="orange" variant="light" p="xs">
          {t.templates.previewBroken}
        </Alert>
      )}
      <PreviewWarnings warnings={preview.warnings} />
      <Paper className={styles.mail} data-testid="mail-preview">
        <Group p="md" gap="sm" wrap="nowrap" align="flex-start">
          <Avatar color="petrol.8" variant="filled" radius="xl" aria-hidden>
            {preview.from.replace(/["<]/g, '').trim().slice(0, 1).toUpperCase()}
          </Avatar>
          <div className="breakable" style={{ minWidth: 0 }}>
            <Text fw={650}>{preview.subject}</Text>
            <Text size="sm">{preview.from}</Text>
            <Text size="xs" c="dimmed">
              {t.common.to}: {preview.to}
            </Text>
          </div>
        </Group>
        <Tabs defaultValue="mail" keepMounted={false} classNames={{ tab: styles.tab! }}>
          <Tabs.List px="md">
            <Tabs.Tab value="mail">{t.templates.tabMail}</Tabs.Tab>
            <Tabs.Tab value="plain">{t.templates.tabPlain}</Tabs.Tab>
            <Tabs.Tab value="structure">{t.templates.tabStructure}</Tabs.Tab>
            <Tabs.Tab value="source">{t.templates.tabSource}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mail">
            {preview.frameUrl ? (
              <MailFrame src={preview.frameUrl} title={t.templates.mailFrame} />
            ) : (
              <>
                <Text size="xs" c="dimmed" px="md" pt="sm">
                  {t.templates.noHtml}
                </Text>
                <pre className={styles.plain}>{preview.text}</pre>
              </>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="plain">
            <pre className={styles.plain}>{preview.text}</pre>
          </Tabs.Panel>
          <Tabs.Panel value="structure">
            <Text size="xs" c="dimmed" px="md" pt="sm">
              {t.templates.size(t.common.bytes(preview.bytes))}
            </Text>
            <pre className={styles.plain}>{preview.structure.join('\n')}</pre>
          </Tabs.Panel>
          <Tabs.Panel value="source">
            <Code block className={styles.source} tabIndex={0} aria-label={t.templates.tabSource}>
              {preview.source}
            </Code>
          </Tabs.Panel>
        </Tabs>
      </Paper>
    </>
  );
}
