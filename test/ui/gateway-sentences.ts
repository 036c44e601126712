import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const GATEWAY = fileURLToPath(new URL('../../gateway/', import.meta.url));
/** Makers of errors, and where their sentences stand among the arguments. */
const MAKERS: Record<string, number[]> = { GatewayError: [1], conflict: [1, 2], invalid: [1, 3] };
/** Fields that people are shown. */
const SHOWN = ['remedy', 'title', 'text', 'why', 'reason', 'fault'];

export interface Sentence {
  /** With a place for each thing that differs: `{0} refused the login: {1}`. */
  text: string;
  /** Of the error, or the field it stands in. */
  code: string;
  file: string;
}

/** A text of the source as a template: its own words, with places for what is put in. */
function template(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span, at) => `{${at}}${span.literal.text}`).join('');
}

/** Both sides of `a ? b : c` and `a ?? b`. */
function branches(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isConditionalExpression(node)) return [...branches(node.whenTrue), ...branches(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...branches(node.left), ...branches(node.right)];
  if (ts.isParenthesizedExpression(node)) return branches(node.expression);
  const text = template(node);
  return text === null ? [] : [text];
}

function sourcesOf(rooms: readonly string[]): { file: string; source: ts.SourceFile }[] {
  return rooms.flatMap((room) =>
    readdirSync(join(GATEWAY, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const text = readFileSync(join(GATEWAY, room, name), 'utf8');
        return { file: `${room}/${name}`, source: ts.createSourceFile(name, text, ts.ScriptTarget.Latest) };
      }),
  );
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What people are shown of these rooms: errors with their remedies, and fields that hold words. */
export function sentencesOf(rooms: readonly string[]): Sentence[] {
  const found: Sentence[] = [];
  for (const { file, source } of sourcesOf(rooms)) {
    const add = (code: string, node: ts.Node | undefined) => {
      // A single word is a value, not a sentence.
      for (const text of branches(node)) if (/[a-z] [a-z{"(]/.test(text)) found.push({ text, code, file });
    };
    walk(source, (node) => {
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression)) {
        const args = node.arguments ?? [];
        const code = args[0] && ts.isStringLiteral(args[0]) ? args[0].text : '?';
        for (const at of MAKERS[node.expression.text] ?? []) add(code, args[at]);
      }
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && SHOWN.includes(node.name.text)) {
        add(node.name.text, node.initializer);
      }
    });
  }
  return found;
}

/** Every text of the whole server. */
export function allTexts(): Set<string> {
  const texts = new Set<string>();
  for (const { source } of sourcesOf(['.'])) {
    walk(source, (node) => {
      const text = template(node);
      if (text !== null) texts.add(text);
    });
  }
  return texts;
}
