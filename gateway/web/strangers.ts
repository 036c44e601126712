import { z } from 'zod';
import type { FieldError } from '../core/errors.ts';
import { inputError } from './checks.ts';
import { isMedia, type Route } from './route.ts';

/**
 * Finds fields that the body does not know, so that a misspelt one is never silently ignored, however deep. What was
 * read with GET may be sent back whole with PUT, and the parts of it with PATCH; a read-only field of the thing itself
 * is an error there.
 */
export function strangers(route: Route): (body: unknown) => void {
  const known = kindsOf(route.body);
  const shown = route.answer && !isMedia(route.answer) ? kindsOf(route.answer) : [];
  return (body) => {
    if (!known.some(isObject)) return; // what must be no object at all is its schema's business
    const errors: FieldError[] = [];
    for (const path of unknownIn(body, known, shown, [])) {
      const isReadOnly = path.length === 1 && hasField(shown, path[0]!);
      if (isReadOnly && route.method === 'put') continue;
      errors.push({ path: path.join('.'), message: isReadOnly ? 'cannot be changed' : 'is not a field of this' });
    }
    if (errors.length > 0) throw inputError(errors);
  };
}

/** @param known schemas of which the value fits one  @param shown those of the answer at the same place */
function* unknownIn(
  value: unknown,
  known: readonly z.ZodType[],
  shown: readonly z.ZodType[],
  path: readonly string[],
): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null || known.some(isOpen)) return;
  if (Array.isArray(value)) {
    const [items, shownItems] = [known, shown].map(itemsOf) as [z.ZodType[], z.ZodType[]];
    for (const [index, item] of value.entries()) yield* unknownIn(item, items, shownItems, [...path, `${index}`]);
    return;
  }
  if (!known.some(isObject)) return;
  for (const [name, inner] of Object.entries(value)) {
    const own = [...path, name];
    if (hasField(known, name)) yield* unknownIn(inner, fieldOf(known, name), fieldOf(shown, name), own);
    else if (path.length === 0 || !hasField(shown, name)) yield own;
  }
}

const unwrapped = new WeakMap<object, z.ZodType[]>();

/** What it comes to behind optional, nullable and the like: all that a union may be. */
function kindsOf(schema: unknown): z.ZodType[] {
  if (!(schema instanceof z.ZodType)) return [];
  let kinds = unwrapped.get(schema);
  if (!kinds) {
    kinds = innerOf(schema)?.flatMap(kindsOf) ?? [schema];
    unwrapped.set(schema, kinds);
  }
  return kinds;
}

/** null = it stands for itself. */
function innerOf(schema: z.ZodType): unknown[] | null {
  if (schema instanceof z.ZodUnion) return [...schema.options];
  // One side of it is a function.
  if (schema instanceof z.ZodPipe) return [schema.in instanceof z.ZodTransform ? schema.out : schema.in];
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy;
  return isWrapped ? [schema.unwrap()] : null;
}

const isObject = (schema: z.ZodType): schema is z.ZodObject => schema instanceof z.ZodObject;

/** Any field may stand in it. */
function isOpen(schema: z.ZodType): boolean {
  return (
    schema instanceof z.ZodRecord ||
    schema instanceof z.ZodAny ||
    schema instanceof z.ZodUnknown ||
    schema instanceof z.ZodCustom ||
    schema instanceof z.ZodIntersection
  );
}

function hasField(kinds: readonly z.ZodType[], name: string): boolean {
  return kinds.some((kind) => isObject(kind) && Object.hasOwn(kind.shape, name));
}

function fieldOf(kinds: readonly z.ZodType[], name: string): z.ZodType[] {
  return kinds.flatMap((kind) => (isObject(kind) && Object.hasOwn(kind.shape, name) ? kindsOf(kind.shape[name]) : []));
}

function itemsOf(kinds: readonly z.ZodType[]): z.ZodType[] {
  return kinds.flatMap((kind) => (kind instanceof z.ZodArray ? kindsOf(kind.element) : []));
}
