import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useMay } from '../../api/session.ts';
import { sms, smtp } from '../../api/templates.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconEye, IconMail, IconMessage, IconPencil } from '../../parts/icons.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { OtherTemplates } from './other-templates.tsx';
import { smsTemplatePath, smtpTemplatePath } from './paths.ts';

/** Customization | Message templates: the templates by what they are for. */
export default function TemplatesPage() {
  const t = useTexts();
  const mayEdit = useMay()('putSmtpTemplate');
  const edit = mayEdit ? t.common.edit : t.common.show;
  const mail = useQuery(smtp.query);
  const text = useQuery(sms.query);
  const entries = [
    { icon: IconMail, title: t.templates.smtp, text: t.templates.smtpText, path: smtpTemplatePath, query: mail },
    { icon: IconMessage, title: t.templates.sms, text: t.templates.smsText, path: smsTemplatePath, query: text },
  ];
  return (
    <>
      <PageHeader
        title={t.shell.pages.messageTemplates}
        crumbs={[{ label: t.shell.areas.customization }]}
        text={t.templates.text}
      />
      <Paper component="section" aria-labelledby="push-token" p="md">
        <Title order={2} id="push-token" mb="md">
          {t.templates.pushToken}
        </Title>
        <Stack gap="lg">
          {entries.map(({ icon: Icon, title, text, path, query }) => (
            <Group key={path} justify="space-between" gap="sm">
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <Icon size={22} stroke={1.6} color="var(--mantine-color-petrol-6)" aria-hidden />
                <div>
                  <Text fw={600}>{title}</Text>
                  <Text size="sm" c="dimmed">
                    {text}
                  </Text>
                  {query.data && (
                    <Text size="xs" c="dimmed">
                      {t.templates.version(query.data.version)} · <RelativeTime at={query.data.updatedAt} />{' '}
                      {t.templates.changedBy(query.data.updatedBy)}
                    </Text>
                  )}
                  <ErrorNote error={query.data ? null : query.error} />
                </div>
              </Group>
              <Button
                component={Link}
                href={path}
                variant="default"
                leftSection={mayEdit ? <IconPencil size={16} /> : <IconEye size={16} />}
                aria-label={`${edit}: ${title}`}
              >
                {edit}
              </Button>
            </Group>
          ))}
        </Stack>
      </Paper>
      <OtherTemplates />
    </>
  );
}
