import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FieldError } from '../core/errors.ts';

const PREFIX = 'GATEWAY__';

/** One setting from the environment: where it goes, and its text. */
export interface EnvironmentValue {
  variable: string;
  /** Keys as written; matched to the schema's without regard to case and underscores. */
  path: string[];
  text: string;
}

/**
 * `GATEWAY__WEB__PORT=8080` → web.port; `GATEWAY__ADMIN__PASSWORD__FILE=/run/secrets/pw` → admin.password with the
 * file's content (without its last line break). Unreadable files are reported in `errors`.
 */
export function environmentValues(env: NodeJS.ProcessEnv, errors: FieldError[]): EnvironmentValue[] {
  const values: EnvironmentValue[] = [];
  for (const [variable, raw] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || raw === undefined) continue;
    const path = variable.slice(PREFIX.length).split('__');
    // `masterKey.file`, `GATEWAY__MASTERKEY__FILE`, is a setting of its own: only a third level FILE means "read it".
    const fromFile = path.length > 2 && path.at(-1) === 'FILE';
    if (!fromFile) {
      values.push({ variable, path, text: raw });
      continue;
    }
    try {
      values.push({ variable, path: path.slice(0, -1), text: readFileSync(raw, 'utf8').replace(/\r?\n$/, '') });
    } catch (error) {
      errors.push({ path: variable, message: `cannot read ${raw}: ${(error as Error).message}` });
    }
  }
  return values;
}

/** The value of a setting that is no text, as YAML would read it (8080, true, ["10.0.0.0/8"]). */
export function environmentScalar(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch {
    return text; // the check of the settings says what was expected
  }
}
