import { RelativeTime } from '../../parts/relative-time.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Which version is in use, and who made it when. */
export function TemplateState(props: {
  template: { version: number; updatedAt: string; updatedBy: string } | undefined;
}) {
  const t = useTexts();
  const { template } = props;
  if (!template) return null;
  return (
    <>
      {t.templates.version(template.version)} · <RelativeTime at={template.updatedAt} />{' '}
      {t.templates.changedBy(template.updatedBy)}
    </>
  );
}
