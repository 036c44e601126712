import { z } from 'zod';
import { isMedia, type Route, successStatus } from './route.ts';
import { ErrorBody, namedSchemas } from './schemas.ts';

type Json = Record<string, unknown>;
type Io = 'input' | 'output';

const REF = '#/components/schemas/';

/** Errors that many routes share: status → name of the shared response, and its sentence. */
const ERRORS: Record<number, readonly [string, string]> = {
  400: ['Unreadable', 'The request cannot be read.'],
  401: ['Unauthorized', 'Not signed in, or the API key is not valid.'],
  403: ['Forbidden', 'Not allowed with this session or key.'],
  404: ['NotFound', 'There is no such thing.'],
  409: ['Conflict', 'Its state forbids it, or the Idempotency-Key was used for another call.'],
  413: ['TooLarge', 'The body is too large.'],
  415: ['WrongMediaType', 'The body must be application/json.'],
  422: ['Invalid', 'The input is wrong; `fields` says where.'],
};

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const input = new Converter('input', bodies(routes));
  const output = new Converter('output', [ErrorBody, ...answers(routes)]);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, input, output) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Push Token gateway',
      version,
      description:
        'Errors are `{"error": {code, message, remedy?, fields?}}`. Lists take `limit`, `cursor`, `q` and `sort` where they are long, and answer `{items, next}`. Times are ISO 8601, UTC.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: merged(input.components, output.components),
      responses: Object.fromEntries(
        Object.values(ERRORS).map(([name, description]) => [name, errorResponse(description, output)]),
      ),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'gateway_session',
          description: 'The cookie of POST /api/v1/session. Calls that change something also need `X-Gateway: 1`.',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key with a fitting scope.' },
        apiKeyAsPassword: { type: 'http', scheme: 'basic', description: 'The same as password; the user is free.' },
      },
    },
  };
}

function operation(route: Route, input: Converter, output: Converter): Json {
  const scopes = typeof route.access === 'object' ? route.access.scopes : [];
  const needs = scopes.length > 0 ? `API key scope: ${scopes.map((one) => `\`${one}\``).join(' or ')}.` : undefined;
  const roles = typeof route.access === 'object' ? route.access.roles : null;
  return {
    operationId: route.name,
    summary: route.summary,
    ...(needs && { description: needs }),
    tags: [route.tag],
    security: security(route),
    // Which people; absent = everybody who may call at all.
    ...(roles && { 'x-roles': roles }),
    ...(parameters(route, input).length > 0 && { parameters: parameters(route, input) }),
    ...(route.body && {
      requestBody: {
        required: !route.body.safeParse(undefined).success,
        content: Object.fromEntries(mediaTypes(route).map((type) => [type, { schema: input.schema(route.body!) }])),
      },
    }),
    responses: responses(route, output),
  };
}

function mediaTypes({ form }: Route): string[] {
  return form ? ['application/json', 'application/x-www-form-urlencoded'] : ['application/json'];
}

function security(route: Route): Json[] {
  if (route.access === 'public') return [];
  return route.access === 'session' ? [{ session: [] }] : [{ session: [] }, { apiKey: [] }, { apiKeyAsPassword: [] }];
}

function parameters(route: Route, input: Converter): Json[] {
  const list = [...inPlace('path', route.params, input), ...inPlace('query', route.query, input)];
  if (route.idempotent) {
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
      description: 'The same call again with the same key does nothing and is answered the same; another call is 409.',
    });
  }
  return list;
}

function inPlace(place: 'path' | 'query', schema: z.ZodType | undefined, input: Converter): Json[] {
  if (!schema) return [];
  const object = input.inline(schema) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: rest,
    ...(description !== undefined && { description }),
  }));
}

function responses(route: Route, output: Converter): Json {
  const success: Json = { description: route.summary };
  if (isMedia(route.answer)) {
    success.description = route.answer.description;
    success.content = { [route.answer.media]: { schema: { type: 'string' } } };
  } else if (route.answer) {
    success.content = { 'application/json': { schema: output.schema(route.answer) } };
  }
  const all: Json = { [successStatus(route)]: success };
  for (const status of errorStatuses(route)) {
    const own = route.errors?.[status];
    all[status] = own ? errorResponse(own, output) : { $ref: `#/components/responses/${ERRORS[status]![0]}` };
  }
  return all;
}

function errorResponse(description: string, output: Converter): Json {
  return { description, content: { 'application/json': { schema: output.schema(ErrorBody) } } };
}

function errorStatuses(route: Route): number[] {
  const statuses = new Set(Object.keys(route.errors ?? {}).map(Number));
  if (route.access !== 'public') for (const one of [401, 403]) statuses.add(one);
  if (route.params) statuses.add(404);
  if (route.query || route.body || route.idempotent) statuses.add(422);
  if (route.idempotent) statuses.add(409);
  if (route.body) for (const one of [400, 413, 415]) statuses.add(one);
  return [...statuses].sort((a, b) => a - b);
}

const bodies = (routes: readonly Route[]) =>
  routes.flatMap((route) => [route.params, route.query, route.body]).filter((one) => one !== undefined) as z.ZodType[];
const answers = (routes: readonly Route[]) =>
  routes.map((route) => route.answer).filter((one): one is z.ZodType => one !== undefined && !isMedia(one));

/** One name, one schema: a model with defaults has a name of its own for each direction. */
function merged(input: Json, output: Json): Json {
  for (const [name, schema] of Object.entries(input)) {
    if (output[name] && JSON.stringify(output[name]) !== JSON.stringify(schema)) {
      throw new Error(`The schema ${name} differs between requests and answers: give one of them its own name.`);
    }
  }
  return Object.fromEntries(Object.entries({ ...input, ...output }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Zod schemas to JSON Schema; named ones become components, and only those that are used. */
class Converter {
  readonly components: Json = {};
  readonly #byId: Record<string, Json>;
  readonly #names = new Map<z.ZodType, string>();

  constructor(io: Io, roots: z.ZodType[]) {
    const registry = z.registry<{ id: string }>();
    for (const [name, schema] of namedSchemas()) {
      registry.add(schema, { id: name });
      this.#names.set(schema, name);
    }
    for (const root of new Set(roots)) {
      if (this.#names.has(root)) continue;
      const name = `inline ${this.#names.size}`;
      registry.add(root, { id: name });
      this.#names.set(root, name);
    }
    const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => REF + id, override: tidy });
    this.#byId = schemas as Record<string, Json>;
    for (const root of roots) if (this.#isComponent(root)) this.#include(this.#names.get(root)!);
  }

  /** A reference where the schema has a name, else the schema itself. */
  schema(schema: z.ZodType): Json {
    if (!this.#isComponent(schema)) return this.inline(schema);
    const name = this.#names.get(schema)!;
    this.#include(name);
    return { $ref: REF + name };
  }

  inline(schema: z.ZodType): Json {
    const json = bare(this.#byId[this.#names.get(schema)!]!);
    this.#includeRefs(json);
    return json;
  }

  #isComponent(schema: z.ZodType): boolean {
    return this.#names.get(schema)?.startsWith('inline ') === false;
  }

  #include(name: string): void {
    if (this.components[name]) return;
    const json = bare(this.#byId[name]!);
    this.components[name] = json;
    this.#includeRefs(json);
  }

  #includeRefs(json: Json): void {
    for (const [, name] of JSON.stringify(json).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      this.#include(name!);
  }
}

function bare({ $schema: _schema, $id: _id, ...json }: Json): Json {
  return json;
}

/** Formats say it shorter than their patterns, and an answer may gain fields in a later version. */
function tidy({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
