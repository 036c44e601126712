import type { Texts } from '../texts.tsx';

export const dashboard: Texts['dashboard'] = { title: 'Übersicht' };
