import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Texts } from './catalogue.ts';
import { en } from './en/index.ts';
import { type Formats, formatsFor } from './formats.ts';

export type { Texts };
export type Language = 'en' | 'de';

/** How a language calls itself. */
export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const CHOSEN = 'gateway-language';

function isLanguage(text: string | null | undefined): text is Language {
  return text === 'en' || text === 'de';
}

/** The language chosen before, else the browser's, else English. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN);
  if (isLanguage(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return spoken ?? 'en';
}

/** English is in the first load; another language is fetched when it is chosen. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'de' ? (await import('./de/index.ts')).de : en;
}

interface TextsContext {
  texts: Texts;
  language: Language;
  formats: Formats;
  choose(language: Language): void;
}
const Context = createContext<TextsContext | null>(null);

export function TextsProvider(props: { language: Language; texts: Texts; children: ReactNode }) {
  const [current, setCurrent] = useState({ language: props.language, texts: props.texts });
  useEffect(() => {
    document.documentElement.lang = current.language;
  }, [current.language]);
  const value = useMemo<TextsContext>(
    () => ({
      ...current,
      formats: formatsFor(current.language),
      choose(language) {
        localStorage.setItem(CHOSEN, language);
        void loadTexts(language).then((texts) => setCurrent({ language, texts }));
      },
    }),
    [current],
  );
  return <Context value={value}>{props.children}</Context>;
}

export function useLanguage(): TextsContext {
  const context = useContext(Context);
  if (!context) throw new Error('useLanguage() outside of TextsProvider');
  return context;
}

/** The catalogue in the chosen language: `const t = useTexts(); t.common.save`. */
export function useTexts(): Texts {
  return useLanguage().texts;
}
