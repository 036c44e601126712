import { useSearchParams } from 'wouter';

/** Addresses of captured mails that keep the search in force; null = the list. */
export function useCapturedPath(): (id: string | null) => string {
  const [params] = useSearchParams();
  const query = params.toString();
  return (id) => `/captured${id ? `/${id}` : ''}${query ? `?${query}` : ''}`;
}
