import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asApiError, type FieldProblem } from '../../api/error.ts';
import { keys } from '../../api/keys.ts';
import { useSubmit } from '../../parts/form.tsx';
import { useUnsaved } from '../../parts/leave-guard.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { TemplateHome } from './template-home.ts';

/** What the editors of both templates share: the draft, saving it as a new version, and not losing it. */
export function useTemplateForm<D extends Record<string, unknown>>(options: {
  saved: D;
  home: TemplateHome<D>;
  /** Picks the draft's fields out of an answer. */
  draftOf(answer: D): D;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm<D>({ initialValues: options.saved });
  const dirty = form.isDirty();
  useUnsaved(dirty);
  const { save, history, onDirty } = options.home;
  useEffect(() => onDirty?.(dirty), [dirty, onDirty]);
  const submit = useSubmit(form, save, (answer) => {
    const draft = options.draftOf(answer);
    form.setInitialValues(draft);
    form.setValues(draft);
    form.resetDirty(draft);
    void queries.invalidateQueries({ queryKey: [keys.templates] });
    notifications.show({
      color: 'green',
      title: t.templates.saved(answer.version),
      message: t.templates.savedText,
    });
  });
  return {
    form,
    dirty,
    ...submit,
    discard: () => form.setValues(form.getInitialValues() as D),
    async load(version: number) {
      if (!history) return;
      form.setValues(options.draftOf(await history.version(version)));
      notifications.show({ title: t.templates.versionLoaded(version), message: t.templates.versionLoadedText });
    },
  };
}

/** The errors that the preview found in one field; a save would find the same. */
export function problemsOf(error: unknown, path: string): FieldProblem[] {
  return error ? asApiError(error).fields.filter((problem) => problem.path === path) : [];
}
