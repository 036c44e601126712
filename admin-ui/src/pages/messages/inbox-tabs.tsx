import { IconBellOff, IconInbox, IconMessageForward } from '../../parts/icons.ts';
import { PageTabs } from '../../parts/page-tabs.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The parts of the inbox: what came in, where it goes on to, who wants no more. */
export function InboxTabs() {
  const { inboxTabs } = useTexts();
  return (
    <PageTabs
      label={inboxTabs.label}
      tabs={[
        { path: '/inbox', label: inboxTabs.inbox, icon: IconInbox },
        { path: '/inbox/forwarding', label: inboxTabs.forwarding, icon: IconMessageForward },
        { path: '/inbox/opt-outs', label: inboxTabs.optOuts, icon: IconBellOff },
      ]}
    />
  );
}
