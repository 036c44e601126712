import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'wouter';
import { useTokens } from '../../api/directory.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconKey, IconUpload } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchField, useSearchText } from '../../parts/search-field.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { useTokenColumns } from './token-columns.tsx';
import { useTokenDialogs } from './token-dialogs.tsx';
import { TokenImportDialog } from './token-import-dialog.tsx';
import { TokenMenu } from './token-menu.tsx';

/** Directory | Tokens: the tokens of all users. */
export default function TokensPage() {
  const t = useTexts();
  const q = useSearchText();
  const tokens = useTokens(q);
  const columns = useTokenColumns(true);
  const dialogs = useTokenDialogs();
  const [importing, { open: openImport, close: closeImport }] = useDisclosure();
  return (
    <>
      <PageHeader
        title={t.shell.pages.tokens}
        crumbs={[{ label: t.shell.areas.directory }]}
        text={t.tokens.allText}
        actions={
          <>
            <SearchField label={t.tokens.searchTokens} />
            <May needs="importTokens">
              <Button variant="default" leftSection={<IconUpload size={16} />} onClick={openImport}>
                {t.imports.importTokens}
              </Button>
            </May>
          </>
        }
      />
      <DataTable
        caption={t.shell.pages.tokens}
        columns={columns}
        list={tokens}
        rowKey={(token) => token.id}
        q={q}
        menu={(token) => <TokenMenu token={token} open={dialogs.open} />}
        empty={
          <EmptyState
            icon={IconKey}
            title={t.tokens.emptyAllTitle}
            text={t.tokens.emptyAllText}
            action={
              <Button component={Link} href="/directory/users">
                {t.tokens.toUsers}
              </Button>
            }
          />
        }
      />
      {dialogs.element}
      <TokenImportDialog opened={importing} onClose={closeImport} />
    </>
  );
}
