import { Button, Stack, Text, Textarea, type TextareaProps } from '@mantine/core';
import type { RefObject } from 'react';
import type { FieldProblem } from '../../api/error.ts';
import { useTexts } from '../../texts/texts.tsx';

/** "Line 2, column 5: …", as the gateway says where in a template an error is. */
const PLACE = /^Line (\d+), column (\d+): /;

interface Props extends TextareaProps {
  field: RefObject<HTMLTextAreaElement | null>;
  problems: FieldProblem[];
}

/** The text of a template; each of its errors leads to its place. */
export function TemplateField({ field, problems, ...props }: Props) {
  const t = useTexts();
  const goTo = (line: number, column: number) => {
    const area = field.current;
    if (!area) return;
    const before = area.value.split('\n').slice(0, line - 1);
    const at = before.join('\n').length + (before.length > 0 ? 1 : 0) + column - 1;
    area.focus();
    area.setSelectionRange(at, area.value.indexOf(']]', at) >= 0 ? area.value.indexOf(']]', at) + 2 : at);
  };
  return (
    <div>
      <Textarea
        ref={field}
        classNames={{ input: 'mono' }}
        spellCheck
        autosize
        minRows={6}
        error={problems.length > 0}
        {...props}
      />
      {problems.length > 0 && (
        <Stack gap={4} mt={6} component="ul" p={0} style={{ listStyle: 'none' }} role="alert">
          {problems.map((problem) => {
            const place = PLACE.exec(problem.message);
            return (
              <li key={problem.message}>
                <Text size="sm" c="var(--mantine-color-error)" span>
                  {t.says(problem.message)}
                </Text>{' '}
                {place && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => goTo(Number(place[1]), Number(place[2]))}
                    aria-label={t.templates.goTo(Number(place[1]), Number(place[2]))}
                  >
                    {t.common.show}
                  </Button>
                )}
              </li>
            );
          })}
        </Stack>
      )}
    </div>
  );
}
