import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchSignedOut } from './api/client.ts';
import { asApiError } from './api/error.ts';
import { LiveEvents } from './api/live.ts';
import { sessionQuery } from './api/session.ts';
import { LeaveGuard } from './parts/leave-guard.tsx';
import { Console } from './shell/console.tsx';
import { firstLanguage, loadTexts, TextsProvider } from './texts/texts.tsx';
import { TranslatedTheme } from './texts/translated-theme.tsx';
import { cssVariables, theme } from './theme/theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The scroll lock under Mantine's dialogs makes a <style> of its own and looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A clear refusal will not change by asking again.
      retry: (failures, error) => asApiError(error).status === 0 && failures < 2,
    },
  },
});
watchSignedOut(() => queries.setQueryData(sessionQuery.queryKey, null));
const live = new LiveEvents(queries);
const guard = new LeaveGuard();

const language = firstLanguage();
const texts = await loadTexts(language);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <TextsProvider language={language} texts={texts}>
          <TranslatedTheme>
            <ModalsProvider>
              <Notifications position="bottom-right" />
              <Console live={live} guard={guard} />
            </ModalsProvider>
          </TranslatedTheme>
        </TextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
