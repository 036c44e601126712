import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Operation } from '../api/types.ts';
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
  /** What it shows: who may not call this does not see the page. */
  needs: Operation;
}
