import { useRef } from 'react';

/** The same message gets the same key: pressing Send again after an answer that was lost does not send twice. */
export function useIdempotencyKey(): (body: object) => string {
  const last = useRef({ body: '', key: '' });
  return (message) => {
    const body = JSON.stringify(message);
    if (last.current.body !== body) last.current = { body, key: crypto.randomUUID() };
    return last.current.key;
  };
}
