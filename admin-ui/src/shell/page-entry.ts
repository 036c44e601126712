import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Role } from '../api/types.ts';
import type { Texts } from '../texts/texts.tsx';

export type Area = keyof Texts['shell']['areas'];

/** A page of the console. Each is loaded when it is first opened. */
export interface PageEntry {
  /** wouter pattern: `/directory/users/:id/tokens` */
  path: string;
  /** Its name in the navigation and in breadcrumbs. */
  label: keyof Texts['shell']['pages'];
  /** Area of the navigation; absent = above all areas. */
  area?: Area;
  /** Present = it stands in the navigation. */
  icon?: TablerIcon;
  component: LazyExoticComponent<ComponentType>;
  /** Roles that have any use of it; absent = all but the help desk. */
  roles?: readonly Role[];
}

export const ALL: readonly Role[] = ['administrator', 'operator', 'help-desk', 'auditor'];
const NO_HELP_DESK: readonly Role[] = ['administrator', 'operator', 'auditor'];
export const KEEPERS: readonly Role[] = ['administrator', 'auditor'];

export function mayOpen({ roles = NO_HELP_DESK }: PageEntry, role: Role): boolean {
  return roles.includes(role);
}
