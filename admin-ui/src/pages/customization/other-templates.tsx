import { Anchor, Group, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { appliedQuery, type TemplatePlace } from '../../api/push-room.ts';
import type { Channel } from '../../api/types.ts';
import { DomainSelect } from '../../parts/domain-select.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { languageOptions } from '../../parts/regions.ts';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { WhileUnsaved } from '../../parts/while-unsaved.tsx';
import { useLanguage } from '../../texts/texts.tsx';
import { smsTemplatePath, smtpTemplatePath } from './paths.ts';
import { PlaceEditor } from './place-editor.tsx';
import { WildcardList } from './wildcard-list.tsx';

type Kind = TemplatePlace['kind'];
const ANY = '';

/** Templates by kind, channel, domain and language: which one goes out, and one of its own for each choice. */
export function OtherTemplates() {
  const { texts: t, language: spoken } = useLanguage();
  const words = t.otherTemplates;
  const [kind = 'code', setKind] = useUrlFilter<Kind>('kind', Object.keys(words.kinds) as Kind[]);
  const [channel = 'email', setChannel] = useUrlFilter<Channel>('channel', ['email', 'sms']);
  const [domainId = null, setDomain] = useUrlFilter<string>('domain');
  const [language = null, setLanguage] = useUrlFilter<string>('language');
  const [dirty, setDirty] = useState(false);
  const place: TemplatePlace = { kind, channel, domainId, language };
  const isGeneral = kind === 'token' && domainId === null && language === null;
  const optionsOf = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Paper component="section" aria-labelledby="other-templates" p="md" mt="lg">
      <Title order={2} id="other-templates">
        {words.title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {words.text}
      </Text>
      <WhileUnsaved dirty={dirty}>
        <Group align="flex-end" mb="md">
          <Select
            label={words.kind}
            data={optionsOf(words.kinds)}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind(value as Kind)}
            w={{ base: '100%', xs: 260 }}
          />
          <Select
            label={words.channel}
            data={optionsOf(words.channels)}
            value={channel}
            allowDeselect={false}
            onChange={(value) => setChannel(value as Channel)}
            w={{ base: '100%', xs: 160 }}
          />
          <DomainSelect label={words.domain} all={words.allDomains} value={domainId} onChange={setDomain} />
          <Select
            label={words.language}
            data={[{ value: ANY, label: words.anyLanguage }, ...languageOptions(spoken, language ?? spoken)]}
            value={language ?? ANY}
            searchable
            allowDeselect={false}
            onChange={(value) => setLanguage(value || null)}
            w={{ base: '100%', xs: 200 }}
          />
        </Group>
      </WhileUnsaved>
      {isGeneral ? (
        <Text size="sm">
          {words.generalHint}{' '}
          <Anchor component={Link} href={channel === 'email' ? smtpTemplatePath : smsTemplatePath} underline="always">
            {channel === 'email' ? t.templates.smtp : t.templates.sms}
          </Anchor>
        </Text>
      ) : (
        <Stack>
          <Place place={place} onDirty={setDirty} />
          <WildcardList channel={channel} />
        </Stack>
      )}
    </Paper>
  );
}

function Place({ place, onDirty }: { place: TemplatePlace; onDirty(dirty: boolean): void }) {
  const { data, error, refetch } = useQuery(appliedQuery(place));
  if (!data)
    return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton h={420} radius="lg" />;
  return <PlaceEditor key={Object.values(place).join(' ')} {...{ place, onDirty }} applied={data} />;
}
