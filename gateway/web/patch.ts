import { z } from 'zod';

/**
 * The schema of a partial update: every field optional, and an absent field stays absent. (`.partial()` alone would
 * fill absent fields with their defaults, so that changing a name would reset everything else.)
 * Checks across fields are left to the service, which knows the whole.
 */
export function patchOf<S extends z.ZodRawShape>(object: z.ZodObject<S>): z.ZodType<Partial<z.output<z.ZodObject<S>>>> {
  const shape = Object.fromEntries(
    Object.entries(object.shape).map(([name, field]) => [name, withoutDefault(field as z.ZodType).optional()]),
  );
  return z.object(shape) as unknown as z.ZodType<Partial<z.output<z.ZodObject<S>>>>;
}

function withoutDefault(field: z.ZodType): z.ZodType {
  let inner = field;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) {
    inner = inner.unwrap() as z.ZodType;
  }
  if (inner instanceof z.ZodNullable) inner = withoutDefault(inner.unwrap() as z.ZodType).nullable();
  return field.description && inner.description !== field.description ? inner.describe(field.description) : inner;
}
