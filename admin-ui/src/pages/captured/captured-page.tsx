import { Button, Paper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Redirect, useLocation, useParams } from 'wouter';
import { clearCaptured, useCaptured } from '../../api/captured.ts';
import { keys } from '../../api/keys.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconArchive, IconSearch, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './captured.module.css';
import { useCapturedPath } from './captured-path.ts';
import { MailList } from './mail-list.tsx';
import { MailPane } from './mail-pane.tsx';

/** From here on there is room for the list and the mail side by side. */
const WIDE = '(min-width: 62em)';

/** Messages | Captured, as a mail client shows mails: the list, and beside it (on a phone: in its place) the mail. */
export default function CapturedPage() {
  const t = useTexts();
  const { id } = useParams<{ id?: string }>();
  const q = useSearchText();
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const mails = useCaptured(q);
  const pathOf = useCapturedPath();
  const newest = mails.rows?.[0];
  if (wide && !id && newest && !mails.isPlaceholderData) return <Redirect to={pathOf(newest.id)} replace />;
  if (!wide && id) return <MailPane key={id} id={id} alone />;
  return (
    <>
      <PageHeader
        title={t.shell.pages.captured}
        crumbs={[{ label: t.shell.areas.messages }]}
        text={t.captured.text}
        actions={
          <>
            <SearchField label={t.captured.search} />
            {newest && <ClearAll />}
          </>
        }
      />
      <ErrorNote error={mails.rows ? null : mails.error} onRetry={() => void mails.refetch()} />
      {mails.rows?.length === 0 && !id ? (
        <Paper>{q ? <NothingFound q={q} /> : <NothingYet />}</Paper>
      ) : wide ? (
        <div className={styles.split}>
          <MailList list={mails} selected={id} />
          {id && <MailPane key={id} id={id} />}
        </div>
      ) : (
        <MailList list={mails} selected={undefined} />
      )}
    </>
  );
}

function NothingFound({ q }: { q: string }) {
  const t = useTexts();
  return <EmptyState icon={IconSearch} title={t.common.nothingFound} text={t.common.nothingFoundFor(q)} />;
}

function NothingYet() {
  const t = useTexts();
  return (
    <EmptyState
      icon={IconArchive}
      title={t.captured.emptyTitle}
      text={t.captured.emptyText}
      action={
        <Button component={Link} href="/gateways/mail-routes" variant="default">
          {t.captured.toRoutes}
        </Button>
      }
    />
  );
}

function ClearAll() {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const ask = () => {
    let removed = 0;
    confirm({
      title: t.captured.clearTitle,
      text: t.captured.clearText,
      action: t.captured.clearAction,
      danger: true,
      run: async () => {
        removed = (await clearCaptured()).removed;
      },
      done: () => {
        void queries.resetQueries({ queryKey: [keys.captured, 'list'] });
        navigate('/captured', { replace: true });
        notifications.show({ color: 'green', message: t.captured.cleared(removed) });
      },
    });
  };
  return (
    <May needs="clearCaptured">
      <Button variant="default" leftSection={<IconTrash size={16} />} onClick={ask}>
        {t.captured.clear}
      </Button>
    </May>
  );
}
