import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { deleteMailToSms, mailToSmsQuery, updateMailToSms } from '../../api/mail-to-sms.ts';
import type { MailToSms } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconDeviceMobileMessage, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { rulesInWords } from './address-rules.tsx';
import { MailInHeader } from './mail-in-header.tsx';
import { MailToSmsDialog } from './mail-to-sms-dialog.tsx';
import { Refusals } from './refusals.tsx';

/** Gateways | Listeners | Mail to SMS: domains whose mails become text messages. */
export default function MailToSmsPage() {
  const { mailToSms: t, shell } = useTexts();
  const list = useQuery(mailToSmsQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<MailToSms | 'new' | null>(null);
  const add = (
    <May needs="createMailToSms">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.add}
      </Button>
    </May>
  );
  return (
    <>
      <MailInHeader title={shell.pages.mailToSms} text={t.text} actions={add} />
      <DataTable
        caption={shell.pages.mailToSms}
        columns={columns}
        list={{ ...list, rows: list.data }}
        rowKey={({ id }) => id}
        menu={(rule) => (
          <EntryMenu
            of={rule.domain}
            needs={{ change: 'updateMailToSms', remove: 'deleteMailToSms' }}
            areas={[keys.mailToSms]}
            onEdit={() => setEditing(rule)}
            toggle={{
              enabled: rule.enabled,
              run: () => updateMailToSms(rule.id, { enabled: !rule.enabled }),
              done: t.saved(rule.domain),
            }}
            remove={{
              title: t.deleteTitle(rule.domain),
              text: t.deleteText(rule.domain),
              action: t.deleteAction,
              done: t.deleted(rule.domain),
              run: () => deleteMailToSms(rule.id),
            }}
          />
        )}
        empty={<EmptyState icon={IconDeviceMobileMessage} title={t.emptyTitle} text={t.emptyText} action={add} />}
      />
      <MailToSmsDialog rule={editing} onClose={() => setEditing(null)} />
    </>
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
