import {
  Button,
  FileButton,
  Group,
  Paper,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.ts';
import {
  type LinkLanguage,
  type LinkPageTexts,
  type LinkPageView,
  linkPageQuery,
  putLinkPage,
  putLogo,
  removeLogo,
} from '../../api/push-room.ts';
import { DomainSelect } from '../../parts/domain-select.tsx';
import { Editable } from '../../parts/editable.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useUnsaved } from '../../parts/leave-guard.tsx';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { WhileUnsaved } from '../../parts/while-unsaved.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './link-pages.module.css';

/** Customization | Link pages: what people see behind a one-time link. */
export default function LinkPagesPage() {
  const t = useTexts();
  const [domain, setDomain] = useState<string | null>(null);
  const [language, setLanguage] = useState<LinkLanguage>('en');
  const [dirty, setDirty] = useState(false);
  const { data: view, error, refetch } = useQuery(linkPageQuery(domain, language));
  return (
    <>
      <PageHeader
        title={t.shell.pages.linkPages}
        crumbs={[{ label: t.shell.areas.customization }]}
        text={t.linkPages.text}
      />
      <WhileUnsaved dirty={dirty}>
        <Group align="flex-end" mb="md">
          <DomainSelect label={t.linkPages.domain} all={t.linkPages.allDomains} value={domain} onChange={setDomain} />
          <Select
            label={t.linkPages.language}
            data={Object.entries(t.linkPages.languages).map(([value, label]) => ({ value, label }))}
            value={language}
            allowDeselect={false}
            onChange={(value) => setLanguage(value as LinkLanguage)}
          />
        </Group>
      </WhileUnsaved>
      {view ? (
        <Editor key={`${domain} ${language} ${view.updatedAt}`} {...{ domain, language, view }} onDirty={setDirty} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={400} />
      )}
    </>
  );
}

type Field = keyof LinkPageTexts;
const FIELDS: Field[] = ['title', 'ready', 'codeHint', 'onlyYou', 'verified', 'expired', 'used', 'locked', 'help'];
interface EditorProps {
  domain: string | null;
  language: LinkLanguage;
  view: LinkPageView;
  onDirty(dirty: boolean): void;
}

function Editor({ domain, language, view, onDirty }: EditorProps) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: Object.fromEntries(FIELDS.map((field) => [field, view.texts[field] ?? ''])) as Record<Field, string>,
  });
  const dirty = form.isDirty();
  useUnsaved(dirty);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => {
      const given = Object.entries(values).filter(([, text]) => text.trim());
      return putLinkPage(domain, language, Object.fromEntries(given) as LinkPageTexts);
    },
    () => {
      void queries.invalidateQueries({ queryKey: [keys.linkPages] });
      notifications.show({ color: 'green', message: t.linkPages.saved });
    },
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <form onSubmit={onSubmit} noValidate>
        <Editable needs="putLinkPage">
          {FIELDS.map((field) => (
            <Textarea
              key={field}
              label={t.linkPages.fields[field]}
              placeholder={view.shown[field] ?? ''}
              autosize
              minRows={1}
              {...form.getInputProps(field)}
            />
          ))}
          <FormFooter
            {...{ error, pending }}
            action={t.linkPages.save}
            cancel={t.templates.discard}
            {...(dirty && { onCancel: form.reset })}
          />
        </Editable>
      </form>
      <Stack>
        <Preview texts={form.getValues()} view={view} />
        <LogoFields domain={domain} hasLogo={view.hasLogo} />
      </Stack>
    </SimpleGrid>
  );
}

function Preview({ texts, view }: { texts: Record<Field, string>; view: LinkPageView }) {
  const t = useTexts();
  const shown = (field: Field, shipped: string) => texts[field] || view.shown[field] || shipped;
  const help = shown('help', '');
  return (
    <section aria-labelledby="link-preview">
      <Title order={2} id="link-preview" mb="sm">
        {t.linkPages.preview}
      </Title>
      <Paper p="lg" withBorder maw={400} radius="lg">
        <Stack gap="sm">
          {view.logo && (
            <img className={styles.logo} src={view.logo} alt={t.linkPages.logoShown} data-testid="link-logo" />
          )}
          <Text fw={700} fz={22} lh={1.25} className="breakable">
            {shown('title', '')}
          </Text>
          <Text className="breakable">{shown('ready', '')}</Text>
          <Button component="span" tabIndex={-1} size="md" aria-hidden>
            {view.shown.show}
          </Button>
          {help && (
            <Text size="sm" c="dimmed" className="breakable">
              {help}
            </Text>
          )}
        </Stack>
      </Paper>
    </section>
  );
}

function LogoFields({ domain, hasLogo }: { domain: string | null; hasLogo: boolean }) {
  const t = useTexts();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: async (file: File | null) => (file ? putLogo(domain, await base64Of(file)) : removeLogo(domain)),
    onSuccess: (_, file) => {
      void queries.invalidateQueries({ queryKey: [keys.linkPages] });
      notifications.show({ color: 'green', message: file ? t.linkPages.logoSaved : t.linkPages.logoRemoved });
    },
  });
  return (
    <section aria-labelledby="link-logo">
      <Title order={2} id="link-logo" mb={4}>
        {t.linkPages.logo}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.linkPages.logoHint}
      </Text>
      <Group gap="xs">
        <May needs="putLinkLogo">
          <FileButton accept="image/png,image/jpeg" onChange={(file) => file && saving.mutate(file)}>
            {(props) => (
              <Button variant="default" loading={saving.isPending} {...props}>
                {t.linkPages.choose}
              </Button>
            )}
          </FileButton>
        </May>
        {hasLogo && (
          <May needs="deleteLinkLogo">
            <Button variant="subtle" color="red" onClick={() => saving.mutate(null)}>
              {t.linkPages.removeLogo}
            </Button>
          </May>
        )}
      </Group>
      <ErrorNote error={saving.error} />
    </section>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
