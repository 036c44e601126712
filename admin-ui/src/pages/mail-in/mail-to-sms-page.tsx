import { Text } from '@mantine/core';
import { deleteMailToSms, mailToSmsQuery, updateMailToSms } from '../../api/mail-to-sms.ts';
import type { MailToSms } from '../../api/types.ts';
import type { Column } from '../../parts/data-table.tsx';
import { IconDeviceMobileMessage } from '../../parts/icons.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { rulesInWords } from './address-rules.tsx';
import { EntriesPage } from './entries-page.tsx';
import { MailToSmsDialog } from './mail-to-sms-dialog.tsx';
import { Refusals } from './refusals.tsx';

/** Gateways | Listeners | Mail to SMS: domains whose mails become text messages. */
export default function MailToSmsPage() {
  return (
    <EntriesPage<MailToSms>
      area="mailToSms"
      words={useTexts().mailToSms}
      icon={IconDeviceMobileMessage}
      query={mailToSmsQuery}
      columns={useColumns()}
      nameOf={({ domain }) => domain}
      needs={{ create: 'createMailToSms', change: 'updateMailToSms', remove: 'deleteMailToSms' }}
      update={updateMailToSms}
      remove={deleteMailToSms}
      dialog={(editing, onClose) => <MailToSmsDialog rule={editing} onClose={onClose} />}
    />
  );
}

function useColumns(): Column<MailToSms>[] {
  const { texts, formats } = useLanguage();
  const { mailToSms: t } = texts;
  return [
    {
      key: 'domain',
      header: t.domain,
      card: 'title',
      long: true,
      width: '22%',
      cell: ({ domain }) => (
        <>
          <Text size="sm" fw={600}>
            {domain}
          </Text>
          <Text size="xs" c="dimmed">
            {t.address(domain)}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t.state,
      card: 'badge',
      width: '130px',
      cell: ({ enabled }) => <StateBadge state={enabled ? 'enabled' : 'disabled'} />,
    },
    {
      key: 'who',
      header: t.who,
      long: true,
      width: '24%',
      cell: ({ allowListed, accounts, senders }) => (
        <Text size="sm" component="div">
          {allowListed && <div>{t.whoAllowed}</div>}
          <div>
            {accounts === null ? t.whoEveryLogin : accounts.length > 0 ? t.whoSome(accounts.length) : t.whoNoLogin}
          </div>
          {rulesInWords(senders, texts) && (
            <Text size="xs" c="dimmed">
              {texts.mailIn.senders}: {rulesInWords(senders, texts)}
            </Text>
          )}
        </Text>
      ),
    },
    {
      key: 'text',
      header: t.textOf,
      long: true,
      width: '24%',
      cell: ({ text, maxLength, tooLong, flash }) => (
        <>
          <Text size="sm">{t.texts[text]}</Text>
          <Text size="xs" c="dimmed">
            {t.lengthOf(formats.number(maxLength), t.tooLongs[tooLong])}
            {flash && ` · ${t.flash}`}
          </Text>
        </>
      ),
    },
    {
      key: 'counters',
      header: t.counters,
      width: '15%',
      cell: ({ counters }) => (
        <Text size="xs" component="div">
          <div className="numbers">{t.accepted(formats.number(counters.accepted))}</div>
          <Refusals refused={counters.refused} />
        </Text>
      ),
    },
  ];
}
