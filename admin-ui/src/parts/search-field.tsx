import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../texts/texts.tsx';
import { IconSearch } from './icons.ts';

const PAUSE_MS = 250;

/** The search text of a page, kept in its address (`?q=`) so that reloading and going back keep it. */
export function useSearchText(): string {
  const [params] = useSearchParams();
  return params.get('q') ?? '';
}

/** Field that searches while one types. @param label what is searched: "Search users" */
export function SearchField({ label }: { label: string }) {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const apply = useDebouncedCallback((q: string) => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (q) next.set('q', q);
        else next.delete('q');
        return next;
      },
      { replace: true },
    );
  }, PAUSE_MS);
  const change = (q: string) => {
    setText(q);
    apply(q);
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t.common.clearSearch} onClick={() => change('')} />}
      w={{ base: '100%', sm: 330 }}
    />
  );
}
