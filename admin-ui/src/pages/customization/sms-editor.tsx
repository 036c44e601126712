import { Stack } from '@mantine/core';
import { useRef } from 'react';
import { sms } from '../../api/templates.ts';
import type { SmsTemplateInput } from '../../api/types.ts';
import { Editable } from '../../parts/editable.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { EditorActions } from './editor-actions.tsx';
import { EditorLayout } from './editor-layout.tsx';
import { insertAtCursor } from './insert-at-cursor.ts';
import { SmsPreviewPane } from './sms-preview.tsx';
import { TemplateField } from './template-field.tsx';
import type { TemplateHome } from './template-home.ts';
import { usePreview } from './use-preview.ts';
import { problemsOf, useTemplateForm } from './use-template-form.ts';
import { WildcardPalette } from './wildcard-palette.tsx';

type Draft = SmsTemplateInput & Record<string, unknown>;

const draftOf = ({ text }: SmsTemplateInput): Draft => ({ text });

const GENERAL: TemplateHome<Draft> = {
  kind: 'token',
  save: sms.save,
  history: { list: sms.versions, version: sms.version },
};

export function SmsEditor(props: { template: SmsTemplateInput; home?: TemplateHome<SmsTemplateInput> }) {
  const { template } = props;
  const home = (props.home ?? GENERAL) as TemplateHome<Draft>;
  const t = useTexts();
  const { form, dirty, onSubmit, pending, error, discard, load } = useTemplateForm<Draft>({
    saved: draftOf(template),
    home,
    draftOf,
  });
  const { preview, error: problem, updating } = usePreview('sms', form.values, home.kind, sms.preview);
  const body = useRef<HTMLTextAreaElement>(null);
  const replace = (character: string, suggestion: string) =>
    form.setFieldValue('text', form.values.text.replaceAll(character, suggestion));
  return (
    <EditorLayout
      updating={updating}
      editor={
        <form onSubmit={onSubmit} noValidate>
          <Stack>
            <Editable needs="putSmsTemplate">
              <WildcardPalette
                channel="sms"
                onPick={(text) => {
                  if (body.current) insertAtCursor(body.current, text);
                }}
              />
              <TemplateField
                label={t.templates.body}
                field={body}
                maxRows={16}
                problems={problemsOf(problem, 'text')}
                {...form.getInputProps('text')}
              />
            </Editable>
            <ErrorNote error={error} />
            <EditorActions
              channel="sms"
              dirty={dirty}
              saving={pending}
              onDiscard={discard}
              sendTest={(to, key) => sms.test(to, draftOf(form.values), key)}
              history={home.history && { list: home.history.list, onLoad: load }}
              more={home.more}
            />
          </Stack>
        </form>
      }
      preview={<SmsPreviewPane preview={preview} error={problem} template={form.values.text} onReplace={replace} />}
    />
  );
}
