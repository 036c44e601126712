import { Button, Menu, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { liftSmtpBan, smtpBansQuery } from '../../api/smtp-bans.ts';
import type { SmtpBan } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconArrowBackUp, IconBan, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { BanDialog } from './ban-dialog.tsx';
import { BanSettings } from './ban-settings.tsx';
import { MailInHeader } from './mail-in-header.tsx';

/** Gateways | Listeners | Bans: who is shut out of SMTP, by wrong passwords or by hand. */
export default function BansPage() {
  const { bans: t, shell } = useTexts();
  const list = useQuery(smtpBansQuery);
  const columns = useColumns();
  const [adding, { open, close }] = useDisclosure();
  const add = (
    <May needs="addSmtpBan">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t.add}
      </Button>
    </May>
  );
  return (
    <>
      <MailInHeader title={shell.pages.bans} text={t.text} actions={add} />
      <Stack>
        <DataTable
          caption={shell.pages.bans}
          columns={columns}
          list={{ ...list, rows: list.data }}
          rowKey={({ id }) => id}
          menu={(ban) => <BanMenu ban={ban} />}
          empty={<EmptyState icon={IconBan} title={t.emptyTitle} text={t.emptyText} action={add} />}
        />
        <BanSettings />
      </Stack>
      <BanDialog opened={adding} onClose={close} />
    </>
  );
}

function BanMenu({ ban: { id, value } }: { ban: SmtpBan }) {
  const { bans: t } = useTexts();
  const confirm = useConfirm();
  const { told } = useAct([keys.smtpBans]);
  const lift = () =>
    confirm({
      title: t.liftTitle(value),
      text: t.liftText,
      action: t.lift,
      run: () => liftSmtpBan(id),
      done: () => told(t.lifted(value)),
    });
  return (
    <RowMenu of={value}>
      <May needs="liftSmtpBan">
        <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={lift}>
          {t.lift}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}

function useColumns(): Column<SmtpBan>[] {
  const { texts, formats } = useLanguage();
  const { bans: t, says } = texts;
  return [
    {
      key: 'value',
      header: t.value,
      card: 'title',
      long: true,
      width: '24%',
      cell: ({ value, kind }) => (
        <>
          <Text size="sm" fw={600} className={kind === 'address' ? 'mono' : ''}>
            {value}
          </Text>
          <Text size="xs" c="dimmed">
            {t.kinds[kind]}
          </Text>
        </>
      ),
    },
    {
      key: 'reason',
      header: t.reason,
      long: true,
      cell: ({ reason, failures, by }) => (
        <>
          <Text size="sm">{failures > 0 ? t.wrongPasswords(failures, formats.number(failures)) : says(reason)}</Text>
          <Text size="xs" c="dimmed">
            {failures > 0 ? t.byGateway : t.by(by)}
          </Text>
        </>
      ),
    },
    { key: 'since', header: t.since, width: '160px', cell: ({ since }) => <RelativeTime at={since} /> },
    {
      key: 'until',
      header: t.until,
      width: '160px',
      cell: ({ until }) => (until ? <RelativeTime at={until} /> : t.untilLifted),
    },
    {
      key: 'hits',
      header: t.hits,
      width: '120px',
      align: 'right',
      cell: ({ hits }) => <span className="numbers">{formats.number(hits)}</span>,
    },
  ];
}
