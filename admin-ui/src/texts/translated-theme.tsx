import { MantineThemeProvider, mergeThemeOverrides, useMantineTheme } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTexts } from './texts.tsx';

/** The few words that Mantine's own parts need: the close buttons of dialogs, drawers and notices. */
export function TranslatedTheme({ children }: { children: ReactNode }) {
  const t = useTexts();
  const theme = useMantineTheme();
  const translated = useMemo(() => {
    const closeButtonProps = { 'aria-label': t.common.close };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps: { closeButtonProps } },
        Drawer: { defaultProps: { closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
      },
    });
  }, [t, theme]);
  return <MantineThemeProvider theme={translated}>{children}</MantineThemeProvider>;
}
