import { createHash } from 'node:crypto';
import { ListenerInput } from '../../core/model/mail-in.ts';
import type { ListenerSettings } from './listener.ts';

/** A listener of the settings file, which knows no more of it. */
export type SettingsListener = Pick<
  ListenerSettings,
  'host' | 'port' | 'tls' | 'requireAuth' | 'cert' | 'maxSizeMb'
> & {
  allow: readonly string[];
} & Partial<Pick<ListenerSettings, 'senders' | 'recipients' | 'limits'>>;

export function fromSettings({ allow, ...one }: SettingsListener, index: number): ListenerInput {
  return ListenerInput.parse({ ...one, allow: [...allow], name: `smtp.listeners ${index + 1}` });
}

/** The same at every start, in the form of a UUID (RFC 9562, 5.8). */
export function idOf({ host, port }: SettingsListener, index: number): string {
  const hex = createHash('sha256').update(`${index} ${host} ${port}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
