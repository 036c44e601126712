import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { domainsQuery, userQuery, useUserTokens } from '../../api/directory.ts';
import type { User } from '../../api/types.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconKey, IconMail, IconMessage, IconPencil, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useTokenColumns } from './token-columns.tsx';
import { TokenCreateDialog } from './token-create-dialog.tsx';
import { useTokenDialogs } from './token-dialogs.tsx';
import { TokenMenu } from './token-menu.tsx';
import { UserDialog } from './user-dialog.tsx';

/** Directory | Users | a user's Tokens. */
export default function UserTokensPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const user = useQuery(userQuery(id));
  const domains = useQuery(domainsQuery);
  const tokens = useUserTokens(id);
  const columns = useTokenColumns(false);
  const dialogs = useTokenDialogs();
  const [creating, { open: create, close: stopCreating }] = useDisclosure();
  const [editing, setEditing] = useState<User | null>(null);
  const crumbs = [{ label: t.shell.areas.directory }, { label: t.shell.pages.users, to: '/directory/users' }];
  if (!user.data)
    return (
      <>
        <PageHeader title={t.shell.pages.userTokens} crumbs={crumbs} />
        <ErrorNote error={user.error} onRetry={() => void user.refetch()} />
      </>
    );
  const newToken = (
    <May needs="createToken">
      <Button leftSection={<IconPlus size={16} />} onClick={create}>
        {t.tokens.newToken}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.tokens.title(user.data.login)}
        crumbs={crumbs}
        text={<UserFacts user={user.data} />}
        actions={
          <>
            <May needs="updateUser">
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setEditing(user.data)}
                loading={domains.isPending}
                disabled={!domains.data}
              >
                {t.directory.editThisUser}
              </Button>
            </May>
            {newToken}
          </>
        }
      />
      <DataTable
        caption={t.tokens.title(user.data.login)}
        columns={columns}
        list={tokens}
        rowKey={(token) => token.id}
        menu={(token) => <TokenMenu token={token} user={user.data} open={dialogs.open} />}
        empty={
          <EmptyState
            icon={IconKey}
            title={t.tokens.emptyTitle}
            text={t.tokens.emptyText(user.data.login)}
            action={newToken}
          />
        }
      />
      {dialogs.element}
      <TokenCreateDialog user={user.data} opened={creating} onClose={stopCreating} />
      <UserDialog user={editing} domains={domains.data ?? []} domainId={undefined} onClose={() => setEditing(null)} />
    </>
  );
}

/** Who the user is and where a push would go. */
function UserFacts({ user }: { user: User }) {
  const t = useTexts();
  return (
    <Group gap="4px 16px">
      {user.displayName && <span>{user.displayName}</span>}
      <span>{user.domainName}</span>
      <span className="breakable">
        <IconMail size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {user.email ?? t.tokens.noEmail}
      </span>
      <span className="numbers">
        <IconMessage size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {user.mobile ?? t.tokens.noMobile}
      </span>
    </Group>
  );
}
