import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type FieldError, GatewayError } from '../../core/errors.ts';
import type { ProfileSummary } from '../../core/model/gateways.ts';
import { Profile, ProfileFile, sections } from './profile.ts';

const SECTIONS = Object.keys(sections) as (keyof typeof sections)[];
/** The root of every chain, taken where nothing else fits. */
export const GENERIC = 'generic';

/** All firmware profiles, merged and ready. */
export class ProfileLibrary {
  readonly #profiles: ReadonlyMap<string, Profile>;

  constructor(profiles: readonly Profile[]) {
    this.#profiles = new Map(profiles.map((profile) => [profile.id, profile]));
  }

  get(id: string): Profile | null {
    return this.#profiles.get(id) ?? null;
  }

  get generic(): Profile {
    return this.#profiles.get(GENERIC)!;
  }

  all(): Profile[] {
    return [...this.#profiles.values()];
  }

  summaries(): ProfileSummary[] {
    return this.all().map(({ id, label, extends: parent }) => ({ id, label, extends: parent }));
  }
}

/**
 * Reads every `*.json` of the shipped folder and of the administrator's own; a file of the same name in the own folder
 * takes the place of the shipped one. @throws GatewayError PROFILES_INVALID with all faults at once
 */
export async function loadProfiles(shippedDir: string, ownDir: string | null): Promise<ProfileLibrary> {
  const paths = new Map<string, string>();
  for (const dir of [shippedDir, ownDir]) {
    if (dir === null || !existsSync(dir)) continue;
    for (const file of await readdir(dir)) {
      if (file.endsWith('.json') && file !== 'schema.json') paths.set(basename(file, '.json'), join(dir, file));
    }
  }
  const faults: FieldError[] = [];
  const files = new Map<string, ProfileFile>();
  for (const [id, path] of paths) {
    const file = await readProfile(id, path, faults);
    if (file) files.set(id, file);
  }
  const profiles = [...files.keys()].sort().map((id) => mergeChain(id, files, faults));
  if (!files.has(GENERIC)) faults.push({ path: `${GENERIC}.json`, message: 'is missing' });
  if (faults.length > 0) {
    throw new GatewayError('PROFILES_INVALID', 'There are mistakes in the firmware profiles.', {
      disposition: 'permanent',
      fields: faults,
      remedy: ownDir ? `Correct or remove the named files in ${ownDir}.` : 'Install the gateway again.',
    });
  }
  return new ProfileLibrary(profiles.filter((profile) => profile !== null));
}

async function readProfile(id: string, path: string, faults: FieldError[]): Promise<ProfileFile | null> {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    faults.push({ path: name, message: error instanceof Error ? error.message : String(error) });
    return null;
  }
  const result = ProfileFile.safeParse(json);
  if (!result.success) {
    faults.push(...issues(name, result.error));
    return null;
  }
  if (result.data.id !== id) faults.push({ path: `${name}:id`, message: `must be "${id}", as the file is named` });
  return result.data;
}

/** The chain from the root down to `id`, each section laid over the one before; arrays are replaced. */
function mergeChain(id: string, files: ReadonlyMap<string, ProfileFile>, faults: FieldError[]): Profile | null {
  const chain: ProfileFile[] = [];
  for (let next: string | null = id; next !== null; ) {
    const file = files.get(next);
    if (!file) {
      faults.push({ path: `${id}.json:extends`, message: `there is no profile "${next}"` });
      return null;
    }
    if (chain.includes(file)) {
      faults.push({ path: `${id}.json:extends`, message: `"${next}" builds on itself` });
      return null;
    }
    chain.unshift(file);
    next = file.extends;
  }
  const merged: Record<string, unknown> = { ...chain.at(-1) };
  for (const section of SECTIONS) {
    merged[section] = chain.reduce<unknown>((below, file) => overlay(below, file[section]), undefined);
  }
  const result = Profile.safeParse(merged);
  if (result.success) return result.data;
  faults.push(...issues(`${id}.json`, result.error));
  return null;
}

function overlay(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (Array.isArray(above) || typeof above !== 'object' || below === undefined) return above;
  return { ...(below as object), ...(above as object) };
}

function issues(file: string, error: z.ZodError): FieldError[] {
  return error.issues.map(({ path, message }) => ({ path: `${file}:${path.join('.')}`, message }));
}
