import { useSearchParams } from 'wouter';

/** One filter of a list, kept in the address (`?state=uncertain`); a value that is not among `allowed` counts as none. */
export function useUrlFilter<T extends string>(
  name: string,
  allowed?: readonly T[],
): [T | undefined, (value: T | null) => void] {
  const [params, setParams] = useSearchParams();
  const given = params.get(name) as T | null;
  const value = given && (!allowed || allowed.includes(given)) ? given : undefined;
  const set = (next: T | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next) after.set(name, next);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return [value, set];
}
