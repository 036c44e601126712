import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import {
  IconAddressBook,
  IconApi,
  IconArchive,
  IconClipboardList,
  IconDeviceSim,
  IconDoorEnter,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconLink,
  IconListCheck,
  IconMailbox,
  IconMailForward,
  IconRoute,
  IconRouter,
  IconSend,
  IconShieldCheck,
  IconTemplate,
  IconUserShield,
  IconUsers,
  IconUsersPlus,
  IconWebhook,
} from '../parts/icons.ts';
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
    path: '/directory/sources',
    label: 'sources',
    area: 'directory',
    icon: IconAddressBook,
    component: lazy(() => import('../pages/directory/sources-page.tsx')),
  },
  {
    path: '/directory/sources/:id',
    label: 'source',
    area: 'directory',
    component: lazy(() => import('../pages/directory/source-page.tsx')),
  },
  {
    path: '/directory/bulk-push',
    label: 'bulk',
    area: 'directory',
    icon: IconUsersPlus,
    component: lazy(() => import('../pages/directory/bulk-page.tsx')),
  },
  {
    path: '/directory/work-list',
    label: 'work',
    area: 'directory',
    icon: IconListCheck,
    component: lazy(() => import('../pages/directory/work-list-page.tsx')),
  },
  {
    path: '/messages',
    label: 'queue',
    area: 'messages',
    icon: IconSend,
    component: lazy(() => import('../pages/messages/queue-page.tsx')),
  },
  {
    path: '/messages/:id',
    label: 'message',
    area: 'messages',
    component: lazy(() => import('../pages/messages/message-page.tsx')),
  },
  {
    path: '/inbox',
    label: 'inbox',
    area: 'messages',
    icon: IconInbox,
    component: lazy(() => import('../pages/messages/inbox-page.tsx')),
  },
  {
    path: '/inbox/forwarding',
    label: 'forwarding',
    area: 'messages',
    component: lazy(() => import('../pages/messages/forwarding-page.tsx')),
  },
  {
    path: '/inbox/opt-outs',
    label: 'optOuts',
    area: 'messages',
    component: lazy(() => import('../pages/messages/opt-outs-page.tsx')),
  },
  {
    path: '/captured',
    label: 'captured',
    area: 'messages',
    icon: IconArchive,
    component: lazy(() => import('../pages/captured/captured-page.tsx')),
  },
  {
    path: '/captured/:id',
    label: 'captured',
    area: 'messages',
    component: lazy(() => import('../pages/captured/captured-page.tsx')),
  },
  {
    path: '/postmaster',
    label: 'postmaster',
    area: 'messages',
    icon: IconMailbox,
    component: lazy(() => import('../pages/messages/postmaster-page.tsx')),
  },
  {
    path: '/gateways/modems',
    label: 'modems',
    area: 'gateways',
    icon: IconRouter,
    component: lazy(() => import('../pages/gateways/modems-page.tsx')),
  },
  {
    path: '/gateways/modems/:id',
    label: 'modem',
    area: 'gateways',
    component: lazy(() => import('../pages/gateways/modem-page.tsx')),
  },
  {
    path: '/gateways/sims',
    label: 'sims',
    area: 'gateways',
    icon: IconDeviceSim,
    component: lazy(() => import('../pages/gateways/sims-page.tsx')),
  },
  {
    path: '/gateways/sims/:id',
    label: 'sim',
    area: 'gateways',
    component: lazy(() => import('../pages/gateways/sim-page.tsx')),
  },
  {
    path: '/gateways/sms-routes',
    label: 'smsRoutes',
    area: 'gateways',
    icon: IconRoute,
    component: lazy(() => import('../pages/gateways/sms-routes-page.tsx')),
  },
  {
    path: '/gateways/mail-routes',
    label: 'mailRoutes',
    area: 'gateways',
    icon: IconMailForward,
    component: lazy(() => import('../pages/mail-out/mail-routes-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/hosts',
    label: 'hosts',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/hosts-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/dkim',
    label: 'dkim',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/dkim-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/notices',
    label: 'notices',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/notices-page.tsx')),
  },
  {
    path: '/gateways/listeners',
    label: 'listeners',
    area: 'gateways',
    icon: IconDoorEnter,
    component: lazy(() => import('../pages/mail-in/listeners-page.tsx')),
  },
  {
    path: '/gateways/listeners/accounts',
    label: 'relayAccounts',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/relay-accounts-page.tsx')),
  },
  {
    path: '/gateways/listeners/bans',
    label: 'bans',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/bans-page.tsx')),
  },
  {
    path: '/gateways/listeners/old-devices',
    label: 'legacyClients',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/legacy-clients-page.tsx')),
  },
  {
    path: '/gateways/listeners/mail-to-sms',
    label: 'mailToSms',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/mail-to-sms-page.tsx')),
  },
  {
    path: '/customization/push-policy',
    label: 'pushPolicy',
    area: 'customization',
    icon: IconShieldCheck,
    component: lazy(() => import('../pages/customization/push-policy-page.tsx')),
  },
  {
    path: '/customization/link-pages',
    label: 'linkPages',
    area: 'customization',
    icon: IconLink,
    component: lazy(() => import('../pages/customization/link-pages-page.tsx')),
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
  {
    path: '/administration/admins',
    label: 'admins',
    area: 'administration',
    icon: IconUserShield,
    component: lazy(() => import('../pages/administration/admins-page.tsx')),
  },
  {
    path: '/administration/api-keys',
    label: 'apiKeys',
    area: 'administration',
    icon: IconApi,
    component: lazy(() => import('../pages/administration/api-keys-page.tsx')),
  },
  {
    path: '/administration/webhooks',
    label: 'webhooks',
    area: 'administration',
    icon: IconWebhook,
    component: lazy(() => import('../pages/administration/webhooks-page.tsx')),
  },
  {
    path: '/administration/audit',
    label: 'audit',
    area: 'administration',
    icon: IconClipboardList,
    component: lazy(() => import('../pages/administration/audit-page.tsx')),
  },
];
