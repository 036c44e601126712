import { lazy } from 'react';
import { IconDoorEnter, IconMailForward } from '../parts/icons.ts';
import type { PageEntry } from './page-entry.ts';

/** The pages of the mail relay, out and in: a part of the list of all pages. */
export const MAIL_PAGES: PageEntry[] = [
  {
    path: '/gateways/mail-routes',
    needs: 'listMailRoutes',
    label: 'mailRoutes',
    area: 'gateways',
    icon: IconMailForward,
    component: lazy(() => import('../pages/mail-out/mail-routes-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/hosts',
    needs: 'listHosts',
    label: 'hosts',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/hosts-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/dkim',
    needs: 'listDkimKeys',
    label: 'dkim',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/dkim-page.tsx')),
  },
  {
    path: '/gateways/mail-routes/notices',
    needs: 'getNoticeSettings',
    label: 'notices',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-out/notices-page.tsx')),
  },
  {
    path: '/gateways/listeners',
    needs: 'listListeners',
    label: 'listeners',
    area: 'gateways',
    icon: IconDoorEnter,
    component: lazy(() => import('../pages/mail-in/listeners-page.tsx')),
  },
  {
    path: '/gateways/listeners/accounts',
    needs: 'listRelayAccounts',
    label: 'relayAccounts',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/relay-accounts-page.tsx')),
  },
  {
    path: '/gateways/listeners/bans',
    needs: 'listSmtpBans',
    label: 'bans',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/bans-page.tsx')),
  },
  {
    path: '/gateways/listeners/old-devices',
    needs: 'listLegacyClients',
    label: 'legacyClients',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/legacy-clients-page.tsx')),
  },
  {
    path: '/gateways/listeners/mail-to-sms',
    needs: 'listMailToSms',
    label: 'mailToSms',
    area: 'gateways',
    component: lazy(() => import('../pages/mail-in/mail-to-sms-page.tsx')),
  },
];
