import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type FieldError, invalid, notFound } from '../core/errors.ts';
import { isMedia, type Route } from './route.ts';

/** A request's query or body as its schema has it. @throws GatewayError 422 INPUT_INVALID with `fields` */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { error: plainWords });
  if (result.success) return result.data;
  throw inputError(result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
}

/** Path parameters: what cannot be an id is the id of nothing. @throws GatewayError 404 */
export function checkedParams<T>(schema: z.ZodType<T>, params: Record<string, string>): T {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  throw notFound('entry', Object.values(params).join('/'));
}

/** Throws a plain Error where an answer does not fit its schema exactly. */
export function demandAnswer(route: Route, answer: unknown): void {
  if (!route.answer || isMedia(route.answer)) return;
  const spoken: unknown = JSON.parse(JSON.stringify(answer));
  const result = route.answer.safeParse(spoken);
  if (!result.success) throw new Error(`The answer of ${route.name} is wrong: ${z.prettifyError(result.error)}`);
  if (!isDeepStrictEqual(result.data, spoken)) {
    throw new Error(`The answer of ${route.name} says more than its schema: ${JSON.stringify(spoken)}`);
  }
}

/** GatewayError 422 INPUT_INVALID. */
export function inputError(fields: FieldError[]) {
  const where = fields.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ');
  return invalid('INPUT_INVALID', `The input is wrong: ${where}.`, fields);
}

const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_type') return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} characters`;
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
  return undefined;
};
