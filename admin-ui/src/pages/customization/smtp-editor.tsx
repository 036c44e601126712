import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { smtp } from '../../api/templates.ts';
import type { SmtpTemplateInput } from '../../api/types.ts';
import { Editable } from '../../parts/editable.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { EditorActions } from './editor-actions.tsx';
import { EditorLayout } from './editor-layout.tsx';
import { insertAtCursor } from './insert-at-cursor.ts';
import { SmtpPreviewPane } from './smtp-preview.tsx';
import { TemplateField } from './template-field.tsx';
import type { TemplateHome } from './template-home.ts';
import { usePreview } from './use-preview.ts';
import { problemsOf, useTemplateForm } from './use-template-form.ts';
import { WildcardPalette } from './wildcard-palette.tsx';

type Draft = SmtpTemplateInput & Record<string, unknown>;

const draftOf = ({ sender, subject, text, html }: SmtpTemplateInput): Draft => ({ sender, subject, text, html });

const GENERAL: TemplateHome<Draft> = {
  kind: 'token',
  save: smtp.save,
  history: { list: smtp.versions, version: smtp.version },
};

export function SmtpEditor(props: { template: SmtpTemplateInput; home?: TemplateHome<SmtpTemplateInput> }) {
  const { template } = props;
  const home = (props.home ?? GENERAL) as TemplateHome<Draft>;
  const t = useTexts();
  const { form, dirty, onSubmit, pending, error, discard, load } = useTemplateForm<Draft>({
    saved: draftOf(template),
    home,
    draftOf,
  });
  const { preview, error: problem, updating } = usePreview('smtp', form.values, home.kind, smtp.preview);
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  // Wildcards go where one was typing last: the subject or the text.
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const problems = (path: string) => problemsOf(problem, path);
  const said = (path: string) => form.errors[path] ?? problems(path)[0]?.message;
  return (
    <EditorLayout
      updating={updating}
      editor={
        <form onSubmit={onSubmit} noValidate>
          <Stack>
            <Editable needs="putSmtpTemplate">
              <TextInput
                label={t.templates.sender}
                description={t.templates.senderHint}
                {...form.getInputProps('sender')}
                error={said('sender')}
              />
              <TextInput
                label={t.templates.subject}
                ref={subject}
                onFocusCapture={() => {
                  last.current = subject.current;
                }}
                {...form.getInputProps('subject')}
                error={said('subject')}
              />
              <WildcardPalette
                channel="email"
                onPick={(text) => {
                  const field = last.current ?? body.current;
                  if (field) insertAtCursor(field, text);
                }}
              />
              <TemplateField
                label={t.templates.body}
                field={body}
                maxRows={24}
                problems={problems('text')}
                onFocusCapture={() => {
                  last.current = body.current;
                }}
                {...form.getInputProps('text')}
              />
              <Checkbox
                label={t.templates.html}
                description={t.templates.htmlHint}
                {...form.getInputProps('html', { type: 'checkbox' })}
                error={said('html')}
              />
            </Editable>
            <ErrorNote error={error} />
            <EditorActions
              channel="email"
              dirty={dirty}
              saving={pending}
              onDiscard={discard}
              sendTest={(to, key) => smtp.test(to, draftOf(form.values), key)}
              history={home.history && { list: home.history.list, onLoad: load }}
              more={home.more}
            />
          </Stack>
        </form>
      }
      preview={<SmtpPreviewPane preview={preview} error={problem} />}
    />
  );
}
