import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sms } from '../../api/templates.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { templatesPath } from './paths.ts';
import { SmsEditor } from './sms-editor.tsx';
import { TemplateState } from './template-state.tsx';

/** Customization | Message templates | Push Token | SMS Template. */
export default function SmsTemplatePage() {
  const t = useTexts();
  const template = useQuery(sms.query);
  return (
    <>
      <PageHeader
        title={t.templates.sms}
        crumbs={[
          { label: t.shell.areas.customization },
          { label: t.shell.pages.messageTemplates, to: templatesPath },
          { label: t.templates.pushToken },
        ]}
        text={<TemplateState template={template.data} />}
      />
      {template.data ? (
        <SmsEditor template={template.data} />
      ) : template.error ? (
        <ErrorNote error={template.error} onRetry={() => void template.refetch()} />
      ) : (
        <Skeleton h={420} radius="lg" />
      )}
    </>
  );
}
