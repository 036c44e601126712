import type { Entry } from 'ldapts';
import { asGatewayError } from '../../core/errors.ts';
import type { AttributeMap, EntryPreview } from '../../core/model/sources.ts';
import { canonicalLanguage } from '../language.ts';
import { normaliseMobile } from '../mobile.ts';
import type { ServerFacts } from './server.ts';
import { externalId, texts } from './values.ts';

export const FIELDS = ['login', 'displayName', 'email', 'mobile', 'language'] as const;
export type Field = (typeof FIELDS)[number];

/** Which attributes a field is read from, in order; none = the field is not taken over. */
export type ReadMap = Record<Field, string[]> & { id: string };

/** A user as a source has it. A field that is not taken over is absent, one without a value is null. */
export interface FoundUser {
  dn: string;
  externalId: string;
  login: string;
  displayName?: string;
  email?: string | null;
  mobile?: string | null;
  language?: string | null;
  disabled: boolean;
  /** Values that could not be taken over. */
  notes: string[];
}

/** Where accounts are marked as disabled: Active Directory, OpenLDAP's ppolicy, 389 Directory Server. */
const DISABLING = ['userAccountControl', 'pwdAccountLockedTime', 'nsAccountLock'];
const ACCOUNT_DISABLE = 0x2;
/** ppolicy: locked until an administrator unlocks it. */
const LOCKED_FOR_GOOD = '000001010000Z';

/** The map with what is usual on this kind of server where nothing is set. */
export function readMap(map: AttributeMap, { kind }: Pick<ServerFacts, 'kind'>): ReadMap {
  const ad = kind === 'Active Directory';
  const usual: Record<Field, string> = {
    login: ad ? 'sAMAccountName' : 'uid',
    displayName: 'displayName, cn',
    email: 'mail',
    mobile: 'mobile',
    language: 'preferredLanguage',
  };
  const names = (field: Field) =>
    (map[field] ?? usual[field])
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  return {
    id: map.id ?? (ad ? 'objectGUID' : 'entryUUID'),
    login: names('login'),
    displayName: names('displayName'),
    email: names('email'),
    mobile: names('mobile'),
    language: names('language'),
  };
}

/** What a search must ask for. */
export function wantedAttributes(map: ReadMap, ...more: string[]): string[] {
  return [...new Set([map.id, ...FIELDS.flatMap((field) => map[field]), ...DISABLING, ...more])];
}

export function isDisabled(entry: Entry): boolean {
  const [control] = texts(entry, 'userAccountControl');
  if (control !== undefined && (Number(control) & ACCOUNT_DISABLE) !== 0) return true;
  if (texts(entry, 'pwdAccountLockedTime')[0] === LOCKED_FOR_GOOD) return true;
  return texts(entry, 'nsAccountLock')[0]?.toLowerCase() === 'true';
}

/** @returns the user, or why the entry cannot be one */
export function userOf(entry: Entry, map: ReadMap, country: string): FoundUser | { problem: string } {
  const id = externalId(entry, map.id);
  if (id === null) return { problem: `It has no ${map.id}, so it could not be known again.` };
  const read = previewFields(entry, map, country);
  const login = read.find(({ field }) => field === 'login')!;
  if (login.becomes === null) return { problem: login.problem ?? `It has no ${map.login.join(' or ')} for a login.` };
  const user: FoundUser = {
    dn: entry.dn,
    externalId: id,
    login: login.becomes,
    disabled: isDisabled(entry),
    notes: [],
  };
  for (const { field, becomes, problem } of read) {
    if (problem) user.notes.push(problem);
    if (field === 'login' || map[field].length === 0) continue;
    if (field === 'displayName') user.displayName = becomes ?? '';
    else user[field] = becomes;
  }
  return user;
}

type PreviewField = EntryPreview['fields'][number] & { field: Field };

/** Each field with its origin, and what becomes of it. */
export function previewFields(entry: Entry, map: ReadMap, country: string): PreviewField[] {
  return FIELDS.map((field) => {
    for (const attribute of map[field]) {
      const value = texts(entry, attribute)[0]?.trim();
      if (!value) continue;
      return { field, attribute, value, ...taken(field, value, country) };
    }
    return { field, attribute: null, value: null, becomes: null, problem: null };
  });
}

function taken(field: Field, value: string, country: string): { becomes: string | null; problem: string | null } {
  try {
    if (field === 'mobile') return { becomes: normaliseMobile(value, country), problem: null };
    // "de-CH, en;q=0.8" is what preferredLanguage may hold (RFC 2798, 2.7).
    if (field === 'language') return { becomes: canonicalLanguage(value.split(/[,;]/)[0]!.trim()), problem: null };
  } catch (error) {
    return { becomes: null, problem: asGatewayError(error).message };
  }
  if (field === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) {
    return { becomes: null, problem: `${JSON.stringify(value)} is not an e-mail address.` };
  }
  if (/[\p{Cc}\u2028\u2029]/u.test(value) || value.length > (field === 'email' ? 254 : 200)) {
    return { becomes: null, problem: `The ${field} is too long or holds control characters.` };
  }
  return { becomes: value, problem: null };
}
