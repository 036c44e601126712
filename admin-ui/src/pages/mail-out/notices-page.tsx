import { NumberInput, Paper, Skeleton, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { noticeSettingsQuery, updateNotices } from '../../api/notices.ts';
import type { NoticeSettings } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { Editable } from '../../parts/editable.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FieldGroup } from '../../parts/field-group.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useUnsaved } from '../../parts/leave-guard.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { MailOutTabs } from './mail-out-tabs.tsx';

/** Gateways | Mail routes | Notices: what senders are told of failures and delays, and where bounces come back to. */
export default function NoticesPage() {
  const t = useTexts();
  const { data: settings, error, refetch } = useQuery(noticeSettingsQuery);
  return (
    <>
      <PageHeader
        title={t.shell.pages.notices}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.mailRoutes, to: '/gateways/mail-routes' }]}
        text={t.notices.text}
      />
      <MailOutTabs />
      {settings ? (
        <NoticesForm settings={settings} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={320} radius="lg" />
      )}
    </>
  );
}

interface Values extends Record<string, unknown> {
  bounces: boolean;
  delays: boolean;
  delayHours: number | string;
  fullKb: number | string;
  bounceDomain: string;
}

/** What is offered when delay warnings are switched on. */
const USUAL_HOURS = 4;

function NoticesForm({ settings }: { settings: NoticeSettings }) {
  const t = useTexts();
  const queries = useQueryClient();
  const { told } = useAct([keys.notices]);
  const form = useForm<Values>({
    initialValues: {
      bounces: settings.bounces,
      delays: settings.delayHours !== null,
      delayHours: settings.delayHours ?? USUAL_HOURS,
      fullKb: settings.fullKb,
      bounceDomain: settings.bounceDomain ?? '',
    },
    validate: {
      delayHours: (hours, { delays }) =>
        !delays || (Number(hours) >= 0.1 && hours !== '') ? null : t.notices.hoursMissing,
      fullKb: (kb) => (kb === '' ? t.notices.fullMissing : null),
    },
  });
  useUnsaved(form.isDirty());
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ bounces, delays, delayHours, fullKb, bounceDomain }) =>
      updateNotices({
        bounces,
        delayHours: delays ? Number(delayHours) : null,
        fullKb: Number(fullKb),
        bounceDomain: bounceDomain.trim() || null,
      }),
    (saved) => {
      queries.setQueryData(noticeSettingsQuery.queryKey, saved);
      form.resetDirty();
      told(t.notices.saved);
    },
  );
  return (
    <Paper p="md" maw={760}>
      <form onSubmit={onSubmit} noValidate>
        <Editable needs="updateNoticeSettings" gap="lg">
          <FieldGroup title={t.notices.senders} text={t.notices.sendersText}>
            <Switch
              label={t.notices.bounces}
              description={t.notices.bouncesHint}
              {...form.getInputProps('bounces', { type: 'checkbox' })}
            />
            <Switch
              label={t.notices.delays}
              description={t.notices.delaysHint}
              {...form.getInputProps('delays', { type: 'checkbox' })}
            />
            {form.values.delays && (
              <NumberInput
                label={t.notices.hours}
                description={t.notices.hoursHint}
                min={0.1}
                max={96}
                decimalScale={1}
                maw={280}
                {...form.getInputProps('delayHours')}
              />
            )}
            <NumberInput
              label={t.notices.full}
              description={t.notices.fullHint}
              min={0}
              max={10_240}
              allowDecimal={false}
              suffix=" KB"
              maw={280}
              {...form.getInputProps('fullKb')}
            />
          </FieldGroup>
          <FieldGroup title={t.notices.own} text={t.notices.ownText}>
            <TextInput
              label={t.notices.bounceDomain}
              description={t.notices.bounceDomainHint}
              placeholder="bounces.example.com"
              spellCheck={false}
              {...form.getInputProps('bounceDomain')}
            />
          </FieldGroup>
          <FormFooter error={error} pending={pending} action={t.common.save} />
        </Editable>
      </form>
    </Paper>
  );
}
