import type { DirectoryService } from '../core/services.ts';
import { domains } from './domains.ts';
import { type TokenDeps, tokens } from './tokens.ts';
import { users } from './users.ts';

/** The directory: domains, their users, and the users' tokens. Emits `directory` after each change. */
export function createDirectory(deps: TokenDeps): DirectoryService {
  return { ...domains(deps), ...users(deps), ...tokens(deps) };
}
