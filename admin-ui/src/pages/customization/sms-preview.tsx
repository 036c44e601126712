import { Alert, Button, Group, Paper, Progress, Skeleton, Stack, Text } from '@mantine/core';
import type { SmsPreview } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PhoneBubble } from '../../parts/phone.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PreviewWarnings } from './preview-warnings.tsx';
import styles from './sms-preview.module.css';

interface Props {
  preview: SmsPreview | undefined;
  error: unknown;
  /** The template's text: only what stands in it can be replaced. */
  template: string;
  onReplace(character: string, suggestion: string): void;
}

/** The text on a phone, its encoding and parts, and the characters that make it dear. */
export function SmsPreviewPane({ preview, error, template, onReplace }: Props) {
  const t = useTexts();
  if (!preview) return error ? <ErrorNote error={error} /> : <Skeleton h={320} radius="lg" />;
  const dear = preview.encoding === 'UCS-2';
  return (
    <>
      {Boolean(error) && (
        <Alert color="orange" variant="light" p="xs">
          {t.templates.previewBroken}
        </Alert>
      )}
      <PreviewWarnings warnings={preview.warnings} />
      <div data-testid="sms-preview">
        <PhoneBubble>
          <Marked preview={preview} />
        </PhoneBubble>
      </div>
      <Paper p="md">
        <Stack gap="sm">
          <div>
            <Text size="sm" fw={600}>
              {dear ? t.templates.ucs2 : t.templates.gsm7} · {t.templates.parts(preview.parts.length)}
            </Text>
            <Text size="xs" c="dimmed">
              {dear ? t.templates.ucs2Text : t.templates.gsm7Text}
            </Text>
          </div>
          {preview.parts.map((part, index) => {
            const label = t.templates.part(index + 1, preview.parts.length);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the row
              <div key={index}>
                <Group justify="space-between">
                  <Text size="xs">{label}</Text>
                  <Text size="xs" c="dimmed" className="numbers">
                    {t.templates.units(part.units, part.capacity)}
                  </Text>
                </Group>
                <Progress value={(100 * part.units) / part.capacity} size="sm" aria-label={label} />
              </div>
            );
          })}
          {preview.forcedUcs2.length > 0 && <Forced {...{ preview, template, onReplace }} />}
        </Stack>
      </Paper>
    </>
  );
}

function Forced({ preview, template, onReplace }: { preview: SmsPreview } & Pick<Props, 'template' | 'onReplace'>) {
  const t = useTexts();
  const each = [...new Map(preview.forcedUcs2.map((one) => [one.character, one])).values()];
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t.templates.forced}
      </Text>
      <Group gap={6}>
        {each.map(({ character, suggestion }) => {
          if (!template.includes(character) || suggestion === null)
            return (
              <Text key={character} size="sm" span>
                <mark className={styles.mark}>{character}</mark>
                {!template.includes(character) && ` ${t.templates.fromValues}`}
              </Text>
            );
          return (
            <Button
              key={character}
              size="compact-sm"
              variant="default"
              onClick={() => onReplace(character, suggestion)}
            >
              {t.templates.replaceWith(`“${character}”`, `“${suggestion}”`)}
            </Button>
          );
        })}
      </Group>
    </div>
  );
}

/** The text with the characters marked that force UCS-2. */
function Marked({ preview }: { preview: SmsPreview }) {
  const t = useTexts();
  const pieces = [];
  let at = 0;
  for (const { character, index } of preview.forcedUcs2) {
    pieces.push(preview.text.slice(at, index));
    pieces.push(
      <mark key={index} className={styles.mark} title={t.templates.forcedChar(character)}>
        {character}
      </mark>,
    );
    at = index + character.length;
  }
  pieces.push(preview.text.slice(at));
  return pieces;
}
