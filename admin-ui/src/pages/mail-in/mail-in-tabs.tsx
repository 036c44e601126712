import { IconBan, IconDeviceMobileMessage, IconDoorEnter, IconPrinter, IconUserKey } from '../../parts/icons.ts';
import { PageTabs } from '../../parts/page-tabs.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The parts of the way in: listeners, who may log in, who is shut out, who is let off, and mail that becomes SMS. */
export function MailInTabs() {
  const { mailIn } = useTexts();
  return (
    <PageTabs
      label={mailIn.tabs}
      tabs={[
        { path: '/gateways/listeners', label: mailIn.listeners, icon: IconDoorEnter },
        { path: '/gateways/listeners/accounts', label: mailIn.accounts, icon: IconUserKey },
        { path: '/gateways/listeners/bans', label: mailIn.bans, icon: IconBan },
        { path: '/gateways/listeners/old-devices', label: mailIn.legacy, icon: IconPrinter },
        { path: '/gateways/listeners/mail-to-sms', label: mailIn.mailToSms, icon: IconDeviceMobileMessage },
      ]}
    />
  );
}
