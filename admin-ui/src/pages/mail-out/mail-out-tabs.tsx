import { IconBell, IconMailForward, IconNetwork, IconSignature } from '../../parts/icons.ts';
import { PageTabs } from '../../parts/page-tabs.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The parts of the way out: routes, own host names, DKIM keys, and what senders are told. */
export function MailOutTabs() {
  const { mailOut } = useTexts();
  return (
    <PageTabs
      label={mailOut.tabs}
      tabs={[
        { path: '/gateways/mail-routes', label: mailOut.routes, icon: IconMailForward },
        { path: '/gateways/mail-routes/hosts', label: mailOut.hosts, icon: IconNetwork },
        { path: '/gateways/mail-routes/dkim', label: mailOut.dkim, icon: IconSignature },
        { path: '/gateways/mail-routes/notices', label: mailOut.notices, icon: IconBell },
      ]}
    />
  );
}
