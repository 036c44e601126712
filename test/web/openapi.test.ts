import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../gateway/web/openapi.ts';
import { ROUTES } from '../../gateway/web/routes/index.ts';
import { startWeb } from './rig.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  responses: Record<string, object>;
  parameters?: { name: string; in: string }[];
}
const document = openApiDocument(ROUTES, '1.2.3') as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; responses: Record<string, unknown> };
};
const text = JSON.stringify(document);

describe('the OpenAPI document', () => {
  it('describes every route', () => {
    for (const route of ROUTES) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
      expect(operation, route.name).toBeDefined();
      expect(operation!.operationId).toBe(route.name);
      expect(operation!.summary).toMatch(/^[A-Z].*\.$/);
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const described = (operation!.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect(described, route.name).toEqual(inPath);
      expect(operation!.security.length > 0).toBe(route.access !== 'public');
    }
  });

  it('has no reference that leads nowhere, and no component that nothing uses', () => {
    const refs = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
    );
    const components = Object.entries(document.components)
      .filter(([kind]) => kind === 'schemas' || kind === 'responses')
      .flatMap(([kind, things]) => Object.keys(things).map((name) => `${kind}/${name}`));
    expect([...refs].sort()).toEqual(components.sort());
  });

  it('names what people know by name', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['User', 'UserInput', 'Token', 'Message', 'Modem', 'ErrorBody']));
    expect(text).not.toContain('$defs');
    expect(text).not.toContain('$schema');
  });

  it('never puts a write-only field into an answer', () => {
    for (const name of ['Token', 'Modem', 'MailRoute', 'Admin', 'ApiKey']) {
      expect(JSON.stringify(document.components.schemas[name])).not.toMatch(
        /"(secret|pin|password|passwordHash|key)":/,
      );
    }
  });

  it('is one that a generator of types reads', async () => {
    const types = astToString(await openapiTS(text));
    expect(types).toContain('UserInput: {');
    expect(types).toContain('"/api/v1/tokens/{id}/push"');
  });

  it('is what the server gives to everybody', async () => {
    const web = await startWeb();
    const answer = await web.call('GET', '/api/v1/openapi.json');
    await web.close();
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.json)).toBe(text);
  });

  it('is printed by the command, which starts nothing', async () => {
    const cli = fileURLToPath(new URL('../../gateway/web/openapi-cli.ts', import.meta.url));
    const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, cli], { maxBuffer: 1e7 });
    expect(Object.keys(JSON.parse(stdout).paths)).toEqual(Object.keys(document.paths));
  });
});
