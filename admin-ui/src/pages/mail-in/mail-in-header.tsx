import type { ReactNode } from 'react';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MailInTabs } from './mail-in-tabs.tsx';

/** Head and tabs of a page below Listeners. */
export function MailInHeader({ title, text, actions }: { title: string; text: string; actions?: ReactNode }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.listeners, to: '/gateways/listeners' }]}
        text={text}
        actions={actions}
      />
      <MailInTabs />
    </>
  );
}
