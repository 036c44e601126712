import type { ModemUsbMark } from '../../core/stores.ts';

/** What an administrator has set. */
export interface ModemSettings {
  id: string;
  name: string;
  port: string;
  profile: string | null;
  pin: string | null;
  enabled: boolean;
  /** Who it was the last time; null until it was met. */
  imei: string | null;
  usb: ModemUsbMark | null;
}
