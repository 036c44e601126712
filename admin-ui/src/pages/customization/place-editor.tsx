import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { domainsQuery } from '../../api/directory.ts';
import { keys } from '../../api/keys.ts';
import {
  type MessageTemplate,
  putMessageTemplate,
  removeMessageTemplate,
  type TemplatePlace,
} from '../../api/push-room.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from '../../api/types.ts';
import { useAct } from '../../parts/act.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { May } from '../../parts/may.tsx';
import { languageName } from '../../parts/regions.ts';
import { useLanguage } from '../../texts/texts.tsx';
import { SmsEditor } from './sms-editor.tsx';
import { SmtpEditor } from './smtp-editor.tsx';
import type { TemplateHome } from './template-home.ts';
import { TemplateState } from './template-state.tsx';

interface Props {
  place: TemplatePlace;
  /** What goes out for this place. */
  applied: MessageTemplate;
  onDirty(dirty: boolean): void;
}

/** Which template goes out for a choice, and the editor that writes one of its own. */
export function PlaceEditor({ place, applied, onDirty }: Props) {
  const { texts: t } = useLanguage();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const { told } = useAct([keys.templates]);
  const isOwn = !applied.shipped && applied.domainId === place.domainId && applied.language === place.language;
  // The editor begins afresh with what is inherited, in the same breath as that comes; a save leaves it as it is.
  const [wasOwn, setWasOwn] = useState(isOwn);
  const [timesBack, setTimesBack] = useState(0);
  if (wasOwn !== isOwn) {
    setWasOwn(isOwn);
    if (!isOwn) setTimesBack(timesBack + 1);
  }
  const goBack = () =>
    confirm({
      title: t.otherTemplates.removeTitle,
      text: t.otherTemplates.removeText,
      action: t.otherTemplates.useInherited,
      danger: true,
      run: async () => {
        await removeMessageTemplate(place);
        await queries.invalidateQueries({ queryKey: [keys.templates, 'applied'] });
      },
      done: () => told(t.otherTemplates.removed),
    });
  const homeOf = <D extends SmtpTemplateInput | SmsTemplateInput>(): TemplateHome<D> => ({
    kind: place.kind,
    async save(content) {
      const made = await putMessageTemplate({ ...place, content });
      return { ...(made.content as D), version: made.version };
    },
    history: null,
    onDirty,
    more: isOwn && (
      <May needs="deleteMessageTemplate">
        <Button variant="default" onClick={goBack}>
          {t.otherTemplates.useInherited}
        </Button>
      </May>
    ),
  });
  return (
    <>
      <Origin {...{ applied, isOwn }} />
      {place.channel === 'email' ? (
        <SmtpEditor
          key={timesBack}
          template={applied.content as SmtpTemplateInput}
          home={homeOf<SmtpTemplateInput>()}
        />
      ) : (
        <SmsEditor key={timesBack} template={applied.content as SmsTemplateInput} home={homeOf<SmsTemplateInput>()} />
      )}
    </>
  );
}

function Origin({ applied, isOwn }: { applied: MessageTemplate; isOwn: boolean }) {
  const { texts: t, language: spoken } = useLanguage();
  const words = t.otherTemplates;
  const domains = useQuery(domainsQuery).data ?? [];
  const { domainId, language, shipped, version, updatedAt, updatedBy } = applied;
  const inLanguage = language ? languageName(language, spoken) : words.anyLanguage;
  const domainName = domainId ? (domains.find(({ id }) => id === domainId)?.name ?? domainId) : words.allDomains;
  const isGeneral = applied.kind === 'token' && !domainId && !language;
  const source = shipped ? words.shipped(inLanguage) : isGeneral ? words.general : words.of(domainName, inLanguage);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" data-testid="template-origin">
      {isOwn && <Badge variant="light">{t.templates.version(version)}</Badge>}
      <Text size="sm" className="breakable">
        {isOwn ? words.own : words.inherited(source)}{' '}
        {updatedAt && updatedBy && <TemplateState template={{ version, updatedAt, updatedBy }} />}
      </Text>
    </Group>
  );
}
