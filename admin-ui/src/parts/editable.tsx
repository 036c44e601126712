import { Alert, Stack } from '@mantine/core';
import { createContext, type ReactNode } from 'react';
import { useMay } from '../api/session.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './editable.module.css';
import { IconEye } from './icons.ts';
import { allows, type MayProps } from './may.tsx';

/** May what stands in this form be changed? Its footer asks. */
export const EditableContext = createContext(true);

/** The fields of a form on a page. Roles that may not save it see what is set, and cannot type. */
export function Editable({ needs, gap, children }: { needs: MayProps['needs']; gap?: string; children: ReactNode }) {
  const t = useTexts();
  const allowed = allows(useMay(), needs);
  return (
    <EditableContext value={allowed}>
      <fieldset disabled={!allowed} className={styles.fields}>
        <Stack gap={gap ?? 'md'}>
          {!allowed && (
            <Alert color="gray" variant="light" p="xs" icon={<IconEye aria-hidden />}>
              {t.common.readOnly}
            </Alert>
          )}
          {children}
        </Stack>
      </fieldset>
    </EditableContext>
  );
}
