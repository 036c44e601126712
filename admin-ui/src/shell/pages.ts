import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { IconKey, IconLayoutDashboard, IconTemplate, IconUsers } from '../parts/icons.ts';
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
}

/** All pages, in the order of the navigation. A new page is one entry here. */
export const PAGES: PageEntry[] = [
  {
    path: '/',
    label: 'dashboard',
    icon: IconLayoutDashboard,
    component: lazy(() => import('../pages/dashboard/dashboard-page.tsx')),
  },
  {
    path: '/directory/users',
    label: 'users',
    area: 'directory',
    icon: IconUsers,
    component: lazy(() => import('../pages/directory/users-page.tsx')),
  },
  {
    path: '/directory/users/:id/tokens',
    label: 'userTokens',
    area: 'directory',
    component: lazy(() => import('../pages/directory/user-tokens-page.tsx')),
  },
  {
    path: '/directory/tokens',
    label: 'tokens',
    area: 'directory',
    icon: IconKey,
    component: lazy(() => import('../pages/directory/tokens-page.tsx')),
  },
  {
    path: '/customization/message-templates',
    label: 'messageTemplates',
    area: 'customization',
    icon: IconTemplate,
    component: lazy(() => import('../pages/customization/templates-page.tsx')),
  },
  {
    path: '/customization/message-templates/push-token/smtp',
    label: 'smtpTemplate',
    area: 'customization',
    component: lazy(() => import('../pages/customization/smtp-template-page.tsx')),
  },
  {
    path: '/customization/message-templates/push-token/sms',
    label: 'smsTemplate',
    area: 'customization',
    component: lazy(() => import('../pages/customization/sms-template-page.tsx')),
  },
];
