import { lazy } from 'react';
import { IconDoorEnter, IconMailForward } from '../parts/icons.ts';
import type { PageEntry } from './page-entry.ts';

/** The pages of the mail relay, out and in: a part of the list of all pages. */
export const MAIL_PAGES: PageEntry[] = [
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
];
